import type { CreateSinkRequest, GetSinksRequest, GetSinksResponse, Sink } from '@comms/events';
import type { Call, Reply } from '../api/implement.ts';
import type { Problem } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { addResource, listResources, type ResourceRow } from '../resources/resource.ts';
import { addressProblems } from './sink-address.ts';

export function answerCreateSink({ name, configuration }: Wire<CreateSinkRequest>, call: Call): Reply<Wire<Sink>> {
  const row = call.services.database.write(() => addResource(call, 'sink', { name: name ?? null, configuration }));
  return { status: 201, body: sinkView(row) };
}

/** Lists sinks, the newest first. */
export function answerGetSinks(request: Wire<GetSinksRequest>, call: Call): Reply<Wire<GetSinksResponse>> {
  const { rows, pagination } = listResources(call, 'sink', request);
  return { status: 200, body: { sinks: rows.map(sinkView), pagination } };
}

/** Finds an address that is none of the web. */
export function checkSink(request: unknown): Problem[] {
  return addressProblems(Object(request).configuration, 'configuration');
}

function sinkView({ id, fields }: ResourceRow): Wire<Sink> {
  return { id: `sink_${id}`, ...JSON.parse(fields) };
}
