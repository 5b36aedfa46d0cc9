import { parseArgs } from 'node:util';
import { type Figure, measureAll } from './figures.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, check: { type: 'boolean' } } });
const figures = await measureAll();
const broken = figures.filter(({ isMet }) => !isMet);

console.log(values.json ? JSON.stringify({ isMet: broken.length === 0, figures }, null, 2) : table(figures));
if (values.check && broken.length > 0) {
  console.error(`${broken.length} of ${figures.length} budgets are broken: ${broken.map(({ id }) => id).join(', ')}`);
  process.exitCode = 1;
}

function table(rows: readonly Figure[]): string {
  const lines = rows.map(({ title, value, unit, atMost, isMet }) => {
    const bound = atMost === undefined ? '' : `≤ ${atMost}`;
    return `${isMet ? ' ' : '✗'} ${title.padEnd(72)} ${String(value).padStart(8)} ${unit.padEnd(7)} ${bound}`.trimEnd();
  });
  return lines.join('\n');
}
