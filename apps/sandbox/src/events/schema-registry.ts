import type {
  EventSchema,
  EventSchemaDocument,
  FetchEventSchemaRawRequest,
  GetSchemasRequest,
  GetSchemasResponse,
  ReadSchemasByTypeRequest,
  ReadSchemasByTypeResponse,
  SchemaVersion,
} from '@comms/events';
import type { Call, Reply } from '../api/implement.ts';
import { pageOfList } from '../api/page-of-list.ts';
import { notFound } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { eventSchemas } from '../generated/event-schemas.js';
import { eventSchemaVersion } from './comms-v1-types.ts';

/** When the schemas that there are came to be: they are part of the sandbox. */
const createdAt = '2026-11-01T00:00:00.000Z';

const types = Object.keys(eventSchemas).sort();

/** Whether there are events of a type. */
export function isEventType(type: string): boolean {
  return Object.hasOwn(eventSchemas, type);
}

/** A version of the schema of a type; undefined where there is none. Of each type, there is one. */
export function schemaVersion(type: string, version: string): object | undefined {
  return isEventType(type) && version === eventSchemaVersion(type) ? eventSchemas[type] : undefined;
}

/** Lists the schemas of all types, in the order of their names. */
export function answerGetSchemas(request: Wire<GetSchemasRequest>, call: Call): Reply<Wire<GetSchemasResponse>> {
  const { items, pagination } = pageOfList(types, request);
  return { status: 200, body: { schemas: items.map((type) => schemaView(type, call.baseURL)), pagination } };
}

export function answerReadSchemasByType(
  { event_type: type }: Wire<ReadSchemasByTypeRequest>,
  { baseURL }: Call,
): Reply<Wire<ReadSchemasByTypeResponse>> {
  if (!isEventType(type)) throw notFound('type of event', type);
  return { status: 200, body: { schemas: schemaView(type, baseURL) } };
}

/** Answers a schema as it is. */
export function answerFetchEventSchemaRaw({
  event_type: type,
  version_id: version,
}: Wire<FetchEventSchemaRawRequest>): Reply<EventSchemaDocument> {
  const schema = schemaVersion(type, version);
  if (!schema) throw notFound('schema', `${type}/${version}`);
  return { status: 200, headers: { 'content-type': 'application/schema+json' }, body: { ...schema } };
}

function schemaView(type: string, baseURL: string): Wire<EventSchema> {
  const id = eventSchemaVersion(type);
  const version: Wire<SchemaVersion> = {
    id,
    raw_url: `${baseURL}/Events/Schemas/${type}/Versions/${id}`,
    changelog_url: null,
    created_at: createdAt,
    deprecated_at: null,
  };
  return { type, latest_version: version, all_versions: [version] };
}
