import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type ProgramName, programs } from './programs.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');
const packed = await readdir(join(root, 'packages'));

/** A folder in which the packages are installed as a user gets them: from what would be published. */
export interface Installation {
  readonly folder: string;
  /** The files of the programs to bundle. */
  readonly programs: Readonly<Record<ProgramName, string>>;
}

/** The folders of the products, such as `messages`: each has its operations in an entry of their own. */
export const products: readonly string[] = packed.filter((name) => name !== 'core' && name !== 'sdk');

/** Packs the packages, and unpacks them beside ky in a new folder below the system's temporary one. */
export async function installPacked(): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'comms-budgets-'));
  const modules = join(folder, 'node_modules');
  await Promise.all([
    ...packed.map((name) => unpack(name, folder)),
    cp(packageFolder('ky'), join(modules, 'ky'), copy),
  ]);
  return { folder, programs: await writePrograms(folder) };
}

const copy = { recursive: true, dereference: true };

/** Copies an installation, and takes `sideEffects` out of every package: bundlers must then see for themselves. */
export async function withoutSideEffectsField({ folder }: Installation): Promise<Installation> {
  const target = `${folder}-unmarked`;
  await cp(folder, target, copy);
  for (const name of ['ky', ...packed.map((each) => `@comms/${each}`)]) {
    const file = join(target, 'node_modules', name, 'package.json');
    const { sideEffects: _, ...rest }: Record<string, unknown> = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify(rest));
  }
  return { folder: target, programs: await writePrograms(target) };
}

/** How many bytes the files of an installed package have, together with those of all packages that it needs. */
export async function installedBytes({ folder }: Installation, name: string): Promise<number> {
  let bytes = 0;
  const names = new Set([name]);
  for (const each of names) {
    const target = join(folder, 'node_modules', each);
    const { dependencies = {} }: { dependencies?: object } = JSON.parse(
      await readFile(join(target, 'package.json'), 'utf8'),
    );
    for (const dependency of Object.keys(dependencies)) names.add(dependency);
    for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
    }
  }
  return bytes;
}

async function unpack(name: string, folder: string): Promise<void> {
  const target = join(folder, 'node_modules/@comms', name);
  const tarballs = join(folder, 'tarballs', name);
  await mkdir(target, { recursive: true });
  await run(join(root, 'node_modules/.bin/pnpm'), ['pack', '--pack-destination', tarballs], {
    cwd: join(root, 'packages', name),
  });
  const [tarball = ''] = await readdir(tarballs);
  await run('tar', ['-xzf', join(tarballs, tarball), '--strip-components=1', '-C', target]);
}

function packageFolder(name: string): string {
  return dirname(findPackageJSON(name, import.meta.url) ?? '');
}

async function writePrograms(folder: string): Promise<Installation['programs']> {
  const fileOf = async (name: ProgramName): Promise<string> => {
    const file = join(folder, `${name}.js`);
    await writeFile(file, programs[name]);
    return file;
  };
  return {
    ky: await fileOf('ky'),
    fetchOneMessage: await fileOf('fetchOneMessage'),
    sendMessages: await fileOf('sendMessages'),
    listMessages: await fileOf('listMessages'),
    Messages: await fileOf('Messages'),
    fetchOneMessageV1: await fileOf('fetchOneMessageV1'),
    sendMessagesV1: await fileOf('sendMessagesV1'),
    MessagesV1: await fileOf('MessagesV1'),
    everyV1: await fileOf('everyV1'),
    everyPreview: await fileOf('everyPreview'),
    ConversationsV1: await fileOf('ConversationsV1'),
    ConversationsV2: await fileOf('ConversationsV2'),
    ProxyV1: await fileOf('ProxyV1'),
    Comms: await fileOf('Comms'),
    webhooks: await fileOf('webhooks'),
    verifySignature: await fileOf('verifySignature'),
  };
}
