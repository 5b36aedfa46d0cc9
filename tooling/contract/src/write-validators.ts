import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { eventSchemasModule, eventSchemasTypes } from './event-schemas.ts';
import { validatorsModule, validatorsTypes } from './validators.ts';

// node write-validators.ts <outfile.js>: writes the validators' module, and the schemas of events and all types beside it.
const [, , outFile] = process.argv;
if (!outFile?.endsWith('.js')) throw new Error('Say where to write: node write-validators.ts <outfile.js>');
const path = resolve(outFile);
await mkdir(dirname(path), { recursive: true });
await writeFile(path, await validatorsModule());
await writeFile(path.replace(/\.js$/, '.d.ts'), validatorsTypes());
const eventSchemas = join(dirname(path), 'event-schemas.js');
await writeFile(eventSchemas, eventSchemasModule());
await writeFile(eventSchemas.replace(/\.js$/, '.d.ts'), eventSchemasTypes());
