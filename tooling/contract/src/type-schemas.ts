import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as generator from 'ts-json-schema-generator';
import { type OperationFile, workspace } from './discover.ts';
import { readLiteralTypes } from './literal-types.ts';
import { type Definitions, mapInner, refTo, type Schema } from './schema.ts';

/** Marks a string that is a `Date` in the public types. */
export const dateMark = 'x-date';
/** Marks what the client adds to an answer, and no server sends. */
export const clientMark = 'x-client-object';

/** The format of a field that holds a file. */
export const fileFormat = 'binary';

/** The public types of one operation as JSON Schemas: names in camelCase, nothing changed for the wire yet. */
export interface TypeSchemas {
  readonly request: Schema;
  /** Absent for `void`. */
  readonly response?: Schema;
  readonly definitions: Definitions;
}

/** Turns the types of every literal into JSON Schemas, by the id of the operation. */
export function readTypeSchemas(files: readonly OperationFile[]): Map<string, TypeSchemas> {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  try {
    const schemas = new Map<string, TypeSchemas>();
    const wanted: { id: string; request: string; response?: string }[] = [];
    files.forEach((file, index) => {
      const { imports, literals } = readLiteralTypes(file.path);
      const aliases: string[] = [];
      for (const [name, { id }] of Object.entries(file.literals)) {
        const types = literals[name];
        if (!types) throw new Error(`${file.path}: ${name} has no annotation such as Operation<Request, Response>.`);
        const [request, response] = [`Alias${index}_${name}_request`, `Alias${index}_${name}_response`];
        aliases.push(`export type ${request} = ${types.request};`);
        if (types.response !== 'void') aliases.push(`export type ${response} = ${types.response};`);
        wanted.push({ id, request, ...(types.response !== 'void' && { response }) });
      }
      writeFileSync(join(folder, `aliases-${index}.ts`), [...imports, ...aliases].join('\n'));
    });
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(compilerConfig));
    const generate = makeGenerator(folder);
    for (const { id, request, response } of wanted) {
      const definitions = generate([request, ...(response ? [response] : [])]);
      schemas.set(id, {
        request: refTo(request),
        ...(response && { response: refTo(response) }),
        definitions,
      });
    }
    return schemas;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Turns one exported type of a file, and all that it names, into JSON Schemas. */
export function readTypes(file: string, name: string): Definitions {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  try {
    const source = `export type { ${name} } from ${JSON.stringify(file)};`;
    writeFileSync(join(folder, 'aliases-0.ts'), source);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(compilerConfig));
    return makeGenerator(folder)([name]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// The core is read from its source, so that what is generated does not depend on when it was built.
const compilerConfig = {
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    module: 'nodenext',
    moduleResolution: 'nodenext',
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
    paths: { '@comms/core': [join(workspace, 'packages/core/src/index.ts')] },
  },
};

function makeGenerator(folder: string): (names: string[]) => Definitions {
  const config = {
    ...generator.DEFAULT_CONFIG,
    path: join(folder, 'aliases-*.ts'),
    tsconfig: join(folder, 'tsconfig.json'),
    skipTypeCheck: true,
    sortProps: false,
    encodeRefs: false,
  };
  const program = generator.createProgram(config);
  const parser = generator.createParser(program, config, (parsers) => {
    parsers.addNodeParser(
      new MarkedType('Date', new generator.StringType(), { format: 'date-time', [dateMark]: true }),
    );
    // A file is no JSON: it travels as a part of a form.
    parsers.addNodeParser(new MarkedType('FileSource', new generator.StringType(), { format: fileFormat }));

    parsers.addNodeParser(new MarkedType('\\w*Handle', new generator.AnyType(), { [clientMark]: true }));
  });
  const schemas = new generator.SchemaGenerator(program, parser, generator.createFormatter(config), config);
  return (names) => {
    const { definitions = {} }: { definitions?: Record<string, Schema> } = JSON.parse(
      JSON.stringify(schemas.createSchema(names)),
    );
    return Object.fromEntries(
      Object.entries(definitions).map(([name, schema]) => [definitionName(name), localReferences(schema)]),
    );
  };
}

/** Reads every use of a named type as another type with a mark. */
class MarkedType implements generator.SubNodeParser {
  readonly #pattern: RegExp;
  readonly #type: generator.AnnotatedType;

  constructor(name: string, type: generator.BaseType, annotations: generator.Annotations) {
    this.#pattern = new RegExp(`^${name}(<|$)`);
    this.#type = new generator.AnnotatedType(type, annotations, false);
  }

  supportsNode(node: Parameters<generator.SubNodeParser['supportsNode']>[0]): boolean {
    return 'typeName' in node && this.#pattern.test(node.getText());
  }

  createType(): generator.BaseType {
    return this.#type;
  }
}

function localReferences(schema: Schema): Schema {
  const inner = mapInner(schema, localReferences);
  return schema.$ref === undefined
    ? inner
    : { ...inner, ...refTo(definitionName(schema.$ref.split('/').slice(2).join('/'))) };
}

/** `Page<Message>` → `Page.Message`, which may stand in a reference. */
function definitionName(name: string): string {
  return name.replace(/[^\w]+/g, '.').replace(/\.$/, '');
}
