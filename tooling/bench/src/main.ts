import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { bounds } from './bounds.ts';
import { coldImport, cpuPerCall, firstAnswer, inFlight, type Measurements, paging } from './client-benches.ts';
import { peersBench } from './peers-bench.ts';
import { buildPrograms } from './processes.ts';
import { figuresOf, table } from './report.ts';
import { redirect, sandbox } from './sandbox-bench.ts';

const benches: Record<string, () => Promise<Measurements>> = {
  'first-answer': firstAnswer,
  'cold-import': coldImport,
  cpu: cpuPerCall,
  'in-flight': inFlight,
  paging,
  sandbox,
  redirect,
  peers: peersBench,
};

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
const names = positionals.length > 0 ? positionals : Object.keys(benches);
const measured: Measurements = {};
await buildPrograms();
for (const name of names) {
  const bench = benches[name];
  if (!bench) throw new Error(`There is no bench ${name}. There are: ${Object.keys(benches).join(', ')}.`);
  if (!values.json) console.error(`measuring ${name} …`);
  Object.assign(measured, await bench());
}

const figures = figuresOf(bounds, measured);
const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism() };
console.log(values.json ? JSON.stringify({ machine, figures }, null, 2) : table(figures));
