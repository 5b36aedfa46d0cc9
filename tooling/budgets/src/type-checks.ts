import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { Installation } from './packed-packages.ts';

const compilers = { '5.9': 'typescript-5', '6.0': 'typescript', '7.0': 'typescript-7' } as const;

const emptyProgram = 'export const nothing = undefined;\n';

const tenLines = `import { ApiError, createClient, execute, responseOf } from '@comms/core';
import { Messages } from '@comms/messages';
import { fetchOneMessage } from '@comms/messages/operations';
const client = createClient({ security: { username: 'AC', password: 'secret' } });
const messages = new Messages(client);
const sent = await messages.sendMessages({ from: { address: '+12065550199', channel: 'tel' }, to: [{ address: '+12065550100', channel: 'tel' }], content: { text: 'Hi' } });
const done: string | null | undefined = (await sent.operation.wait({ deadlineMs: 1000 })).status;
for await (const { id } of messages.listMessages({ channel: 'tel' })) console.log(id.length, done);
const one = await execute(client, fetchOneMessage, { messageId: 'message' }).catch((error: unknown) => { if (ApiError.isInstance(error)) throw new Error(error.message); });
console.log(one?.createdAt?.getTime(), responseOf(one)?.requestId);
`;

interface Setting {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Whether memory is compared with that of an empty program. */
  readonly isMeasured?: boolean;
}

const dom = { lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'], types: [] };
const nodeTypes = {
  lib: ['es2023'],
  types: ['node'],
  typeRoots: [dirname(dirname(findPackageJSON('@types/node', import.meta.url) ?? ''))],
};
const modules = [
  { name: 'nodenext', options: { module: 'nodenext', moduleResolution: 'nodenext' } },
  { name: 'bundler', options: { module: 'esnext', moduleResolution: 'bundler' } },
];

/** Everything that a user may set and that changes how our declarations are read. */
const settings: readonly Setting[] = modules.flatMap(({ name, options }) => [
  { name: `${name}-loose`, options: { ...options, ...dom, exactOptionalPropertyTypes: false } },
  { name: `${name}-exact`, options: { ...options, ...dom, exactOptionalPropertyTypes: true }, isMeasured: true },
  { name: `${name}-node`, options: { ...options, ...nodeTypes, exactOptionalPropertyTypes: true } },
]);

/** Compiles a program of ten lines against the packed declarations, with nothing of them skipped. */
export async function measureTypes({ folder }: Installation): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const [version, packageName] of Object.entries(compilers)) {
    const compiler = join(dirname(findPackageJSON(packageName, import.meta.url) ?? ''), 'bin/tsc');
    let errors = 0;
    let memory = 0;
    for (const setting of settings) {
      const target = join(folder, 'types', version, setting.name);
      const program = await compile(compiler, join(target, 'program'), tenLines, setting);
      for (const line of program.errors) console.error(`tsc ${version}, ${setting.name}: ${line}`);
      errors += program.errors.length;
      if (!setting.isMeasured) continue;
      const empty = await compile(compiler, join(target, 'empty'), emptyProgram, setting);
      memory = Math.max(memory, program.mebibytes - empty.mebibytes);
    }
    figures[`types.${version}.errors`] = errors;
    figures[`types.${version}.memory`] = Math.round(memory);
  }
  return figures;
}

interface Compilation {
  readonly errors: readonly string[];
  readonly mebibytes: number;
}

async function compile(compiler: string, folder: string, code: string, { options }: Setting): Promise<Compilation> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'program.ts'), code);
  const compilerOptions = { target: 'es2022', strict: true, noEmit: true, skipLibCheck: false, ...options };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));

  // With errors the exit code is not 0; what matters is in the text. TypeScript 5 and 6 collect garbage before they
  // measure their memory, but only if they can.
  const text = await new Promise<string>((resolve) => {
    const parts = ['--expose-gc', compiler, '-p', folder, '--extendedDiagnostics', '--pretty', 'false'];
    execFile(process.execPath, parts, { cwd: folder }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
  const memory = /Memory used:\s+(\d+)K/.exec(text)?.[1];
  if (memory === undefined) throw new Error(`tsc did not say how much memory it used:\n${text}`);
  return { errors: text.split('\n').filter((line) => /error TS\d+/.test(line)), mebibytes: Number(memory) / 1024 };
}
