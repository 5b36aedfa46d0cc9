import { parseArgs } from 'node:util';
import { discoverOperations } from './discover.ts';
import { formatTable, operationRows, readFidelity } from './operation-table.ts';

// node operations-cli.ts [--json]: lists every operation of every package, and how far the sandbox goes with it.
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const rows = operationRows(await discoverOperations(), await readFidelity());
console.log(values.json ? JSON.stringify(rows, null, 2) : formatTable(rows));
