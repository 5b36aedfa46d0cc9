import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureOnlySizes } from './figures.ts';
import { replaceBlock, sizeTable } from './size-table.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const file = join(import.meta.dirname, '../../../README.md');
const text = await readFile(file, 'utf8');
const current = replaceBlock(text, sizeTable(await measureOnlySizes()));

if (current === text) console.log('The sizes in README.md are current.');
else if (values.check) {
  console.error('The sizes in README.md are not current. Run: node tooling/budgets/src/write-sizes.ts');
  process.exitCode = 1;
} else {
  await writeFile(file, current);
  console.log('Wrote the sizes into README.md.');
}
