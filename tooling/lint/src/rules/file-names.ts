import { basename } from 'node:path';
import type { Check } from '../check.ts';
import type { Finding } from '../rule.ts';
import { sourceCheck } from '../rule.ts';
import type { Source } from '../source.ts';

const maxFolders = 2;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.[mc]?[jt]sx?$/;
const saysNothing = /^(utils?|helpers?|common|misc|shared|lib)\./;

/** A file's name says its concept, in kebab-case, at most two folders deep. */
export const fileNames: Check = sourceCheck('file-names', function* ({ path }: Source): Iterable<Finding> {
  const name = basename(path);
  const folders = path
    .split('/')
    .slice(3, -1)
    .filter((folder) => folder !== '__fixtures__');
  if (!kebabCase.test(name)) yield { path, message: 'is not named in kebab-case, such as `retry-after.ts`.' };
  if (saysNothing.test(name)) yield { path, message: 'has a name that says nothing. Name what the file does.' };
  if (folders.length > maxFolders) yield { path, message: `lies more than ${maxFolders} folders deep. Move it up.` };
});
