import type {
  Binding,
  DeleteServiceBindingRequest,
  FetchServiceBindingRequest,
  ListServiceBindingRequest,
  ListServiceBindingResponse,
} from '@comms/conversations-v1';
import type { Call, Reply } from '../../api/implement.ts';
import { readUrlPage } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { addResource, type ResourceRow, removeResource, resourceOf } from '../../resources/resource.ts';
import { newSid } from '../../sid.ts';
import { childrenOf, datesOf, notHere, type Scope, scopeOf } from '../scope.ts';

/** A device as it registers itself. */
export interface NewBinding {
  readonly identity: string;
  readonly binding_type: string;
  readonly endpoint: string;
  readonly credential_sid: string | null;
  readonly message_types: string[];
}

export function listServiceBinding(
  request: FormWire<ListServiceBindingRequest>,
  call: Call,
): Reply<Wire<ListServiceBindingResponse>> {
  const scope = scopeOf(call, request);
  const source = childrenOf(scope, 'BS', 'bindings');
  const { BindingType: types, Identity: identities } = request;
  const oneOf = (field: string, values: readonly string[] | undefined): void => {
    const list = values && JSON.stringify(values.map((value) => value.toLowerCase()));
    source.filter.and(`lower(r.fields ->> '${field}') IN (SELECT value FROM json_each(?))`, list);
  };
  oneOf('binding_type', types);
  if (identities) {
    source.filter.and(`r.fields ->> 'identity' IN (SELECT value FROM json_each(?))`, JSON.stringify(identities));
  }
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, source);
  return { status: 200, body: { bindings: rows.map((row) => view(scope, row)), meta } };
}

export function fetchServiceBinding(
  { Sid: sid, ...request }: FormWire<FetchServiceBindingRequest>,
  call: Call,
): Reply<Wire<Binding>> {
  const scope = scopeOf(call, request);
  return { status: 200, body: view(scope, bindingOf(call, scope, sid)) };
}

export function deleteServiceBinding(
  { Sid: sid, ...request }: FormWire<DeleteServiceBindingRequest>,
  call: Call,
): Reply<never> {
  const scope = scopeOf(call, request);
  const row = bindingOf(call, scope, sid);
  call.services.database.write(() => removeResource(call, row));
  return { status: 204 };
}

/** Registers a device, within `write`, as the SDK of an app does: the API has no operation for that. */
export function addBinding(scope: Scope, fields: NewBinding): Wire<Binding> {
  const { owner, service } = scope;
  const row = addResource(owner, 'BS', fields, { parent: service.seq, id: newSid(owner.services.ids, 'BS') });
  return view(scope, row);
}

function bindingOf(call: Call, { service }: Scope, sid: string): ResourceRow {
  const row = resourceOf(call, 'BS', sid);
  if (row?.parent !== service.seq) throw notHere(call);
  return row;
}

function view({ accountSid, service, url }: Scope, row: ResourceRow): Wire<Binding> {
  const fields: NewBinding = JSON.parse(row.fields);
  const own = { sid: row.id, account_sid: accountSid, chat_service_sid: service.id };
  return { ...own, ...fields, ...datesOf(row), url: `${url}/Bindings/${row.id}` };
}
