import { join } from 'node:path';
import { commsPreview } from '@comms/core';
import { workspace } from './discover.ts';
import { generatedMark } from './operation-file.ts';
import { type Definitions, mapInner, mapValues, reachable, refName, resolve, type Schema } from './schema.ts';
import { readTypes } from './type-schemas.ts';
import { wireSchema } from './wire-schema.ts';

/** The file and the type that say what the data of each event is. */
const eventTypes = { file: join(workspace, 'packages/events/src/event-data.ts'), name: 'EventDataByType' };

/**
 * Makes a JSON Schema of draft 7 for the data of each type of event, as it is on the wire.
 *
 * What an event tells is closed: a receiver can rely on there being no more than its schema names.
 */
export function eventSchemas(definitions: Definitions = readTypes(eventTypes.file, eventTypes.name)): Definitions {
  const byType = resolve(definitions[eventTypes.name] ?? {}, definitions).properties ?? {};
  const onWire = mapValues(definitions, (schema) => closed(wireSchema(schema, commsPreview, 'response')));
  return mapValues(byType, (data, type) => {
    const name = refName(data) ?? '';
    const { [name]: own, ...others } = reachable([data], onWire);
    const renamed = mapValues(others, inDraft7);
    return {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: type,
      ...inDraft7(own ?? {}),
      ...(Object.keys(others).length > 0 && { definitions: renamed }),
    };
  });
}

/** The module that the sandbox reads the schemas from. */
export function eventSchemasModule(): string {
  return `// ${generatedMark}\nexport const eventSchemas = ${JSON.stringify(eventSchemas())};\n`;
}

/** The types of that module. */
export function eventSchemasTypes(): string {
  return `// ${generatedMark}

/** The JSON Schema of the data of each type of event. */
export declare const eventSchemas: Readonly<Record<string, object>>;
`;
}

/** Objects with named fields have no others. */
function closed(schema: Schema): Schema {
  const inner = mapInner(schema, closed);
  return inner.properties ? { ...inner, additionalProperties: false } : inner;
}

/** Draft 7 has its definitions under another name, and no keywords of ours. */
function inDraft7(schema: Schema): Schema {
  const { 'x-known-values': known, $ref, ...rest } = mapInner(schema, inDraft7);
  return {
    ...rest,
    ...($ref !== undefined && { $ref: $ref.replace('#/$defs/', '#/definitions/') }),
    ...(known !== undefined && { examples: known }),
  };
}
