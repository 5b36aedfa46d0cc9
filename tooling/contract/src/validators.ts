import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import ts from 'typescript';
import { poolDefinitions } from './definition-pool.ts';
import { type OperationContract, readContracts } from './operation-contract.ts';
import { generatedMark } from './operation-file.ts';
import type { Schema } from './schema.ts';
import { strictRequest } from './tell-apart.ts';

type Part = 'query' | 'body' | 'response';

/** What a module checks: what comes to a server, or what it answers. A server that trusts itself needs only the former. */
export type Checked = 'requests' | 'answers';

const partsChecked: Readonly<Record<Checked, readonly Part[]>> = { requests: ['query', 'body'], answers: ['response'] };

/** The types of the module that `validatorsModule` makes. */
export function validatorsTypes(checked: Checked): string {
  const path = join(import.meta.dirname, 'problems.ts');
  const { outputText } = ts.transpileDeclaration(readFileSync(path, 'utf8'), { fileName: path });
  return `// ${generatedMark}

${outputText}
/** Checks a value and keeps the errors; query values, and fields of forms, are texts and are turned into what they mean. */
export interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly ValidationError[] | null;
}

/** The validators of each operation, by its id. */
export declare const validators: Readonly<
  Record<string, { ${partsChecked[checked].map((part) => `readonly ${part}?: Validate`).join('; ')} }>
>;
`;
}

/** Makes the source of one module that imports nothing and checks the requests, or the answers, of every operation. */
export async function validatorsModule(checked: Checked, contracts?: readonly OperationContract[]): Promise<string> {
  const { asJson, asText } = partsOf(contracts ?? (await readContracts()), partsChecked[checked]);
  const files: Record<string, string> = {
    'json-validators.js': compile(asJson, {}),
    'text-validators.js': compile(asText, { coerceTypes: 'array' }),
    'entry.js': entry(asJson, asText),
  };
  const result = await build({
    stdin: { contents: "export * from 'entry.js'", resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    minify: true,
    banner: { js: `// ${generatedMark}` },
    write: false,
    plugins: [
      {
        name: 'in-memory',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^(entry|json-validators|text-validators)\.js$/ }, ({ path }) => ({
            path,
            namespace: 'memory',
          }));
          onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({
            contents: files[path] ?? '',
            resolveDir: import.meta.dirname,
          }));
        },
      },
    ],
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Schemas to compile, with the operation and the part that each is of. */
interface Parts {
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly parts: readonly { readonly id: string; readonly part: Part; readonly schema: Schema }[];
}

/** All parts of all contracts: those that are JSON, and those whose values come as texts. */
function partsOf(contracts: readonly OperationContract[], checked: readonly Part[]): { asJson: Parts; asText: Parts } {
  const sources = contracts.map((contract) => ({ contract, asked: strictRequest(contract.inRequest) }));
  const pool = poolDefinitions(sources.flatMap(({ contract, asked }) => [asked.source, contract.inResponse]));
  const all = sources.flatMap(({ contract, asked }) => {
    const { facts, query, body, response, inResponse } = contract;
    const isForm = facts.api.encoding.joint !== undefined;
    const request = (part: Part, schema: Schema | undefined, isText: boolean) =>
      schema ? [{ id: facts.id, part, isText, schema: pool.rename(asked.tell(schema), asked.source) }] : [];
    return [
      ...request('query', query, true),
      ...request('body', body, isForm),
      ...(response
        ? [{ id: facts.id, part: 'response' as const, isText: false, schema: pool.rename(response, inResponse) }]
        : []),
    ];
  });
  const parts = all.filter(({ part }) => checked.includes(part));
  const { definitions } = pool;
  return {
    asJson: { definitions, parts: parts.filter(({ isText }) => !isText) },
    asText: { definitions, parts: parts.filter(({ isText }) => isText) },
  };
}

const schemaId = 'contract';

/** Compiles schemas to functions; all share one root, so that a definition is compiled once. */
function compile({ definitions, parts }: Parts, options: Options): string {
  const ajv = new Ajv2020({
    allErrors: true,
    inlineRefs: false,
    strictTypes: false,
    code: { source: true, esm: true },
    ...options,
  });
  ajv.addKeyword('x-known-values');
  addFormats.default(ajv);
  const own = parts.map(({ id, part, schema }) => [`${id}.${part}`, schema]);
  ajv.addSchema({ $id: schemaId, $defs: { ...definitions, ...Object.fromEntries(own) } });
  const names = parts.map(({ id, part }) => [functionName(id, part), `${schemaId}#/$defs/${id}.${part}`]);
  return standalone.default(ajv, Object.fromEntries(names));
}

function functionName(id: string, part: Part): string {
  return `${id.replaceAll('.', '_')}_${part}`;
}

/** The module that puts the functions into one record. */
function entry(asJson: Parts, asText: Parts): string {
  const all = [
    ...asJson.parts.map(({ id, part }) => ({ id, part, from: 'json' })),
    ...asText.parts.map(({ id, part }) => ({ id, part, from: 'text' })),
  ];
  const ids = [...new Set(all.map(({ id }) => id))].sort();
  const lines = ids.map((id) => {
    const own = all.filter((part) => part.id === id);
    return `  ${JSON.stringify(id)}: { ${own.map(({ part, from }) => `${part}: ${from}.${functionName(id, part)}`).join(', ')} },`;
  });
  return [
    "import * as json from 'json-validators.js';",
    "import * as text from 'text-validators.js';",
    "export { problemsOf } from './problems.ts';",
    `export const validators = {\n${lines.join('\n')}\n};`,
  ].join('\n');
}
