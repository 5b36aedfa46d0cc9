import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { eventSchemasModule, eventSchemasTypes } from './event-schemas.ts';
import { validatorsModule, validatorsTypes } from './validators.ts';

// node write-validators.ts <outfile.js>: writes the module that checks requests, and beside it the one that checks answers,
// the schemas of events, and all types.
const [, , outFile] = process.argv;
if (!outFile?.endsWith('.js')) throw new Error('Say where to write: node write-validators.ts <outfile.js>');
const path = resolve(outFile);
await mkdir(dirname(path), { recursive: true });
await writeFile(path, await validatorsModule('requests'));
await writeFile(path.replace(/\.js$/, '.d.ts'), validatorsTypes('requests'));
const answers = join(dirname(path), 'answer-validators.js');
await writeFile(answers, await validatorsModule('answers'));
await writeFile(answers.replace(/\.js$/, '.d.ts'), validatorsTypes('answers'));
const eventSchemas = join(dirname(path), 'event-schemas.js');
await writeFile(eventSchemas, eventSchemasModule());
await writeFile(eventSchemas.replace(/\.js$/, '.d.ts'), eventSchemasTypes());
