import type {
  CreateServiceRoleRequest,
  ListRoleResponse,
  Role,
  UpdateServiceRoleRequest,
} from '@comms/conversations-v1';
import type { Call, Reply } from '../../api/implement.ts';
import { readUrlPage, type UrlPageRequest } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { addResource, changeResource, type ResourceRow, removeResource, resourceOf } from '../../resources/resource.ts';
import { newSid } from '../../sid.ts';
import { refused } from '../refused.ts';
import {
  childrenOf,
  datesOf,
  notHere,
  type OptionallyScoped,
  type Place,
  type Scope,
  type ScopedRequest,
  scopeOf,
} from '../scope.ts';
import { conversationPermissions, servicePermissions } from './permissions.ts';
import { serviceSettings } from './stored-settings.ts';

interface RoleFields {
  readonly friendly_name: string;
  readonly type: 'conversation' | 'service';
  readonly permissions: string[];
}

type Named = ScopedRequest & { readonly Sid: string };

export function listRole(request: ScopedRequest & UrlPageRequest, call: Call): Reply<Wire<ListRoleResponse>> {
  const scope = scopeOf(call, request);
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, childrenOf(scope, 'RL', 'roles'));
  return { status: 200, body: { roles: rows.map((row) => roleView(scope, row)), meta } };
}

export function createRole(
  {
    FriendlyName: name,
    Type: type,
    Permission: given,
    ...request
  }: OptionallyScoped<FormWire<CreateServiceRoleRequest>>,
  call: Call,
): Reply<Wire<Role>> {
  const scope = scopeOf(call, request);
  const { owner, service } = scope;
  if (name.length > 256) throw refused(50003, 'FriendlyName', 'must have at most 256 characters');
  const kind = type.toLowerCase();
  if (kind !== 'conversation' && kind !== 'service') {
    throw refused(50105, 'Type', 'must be conversation or service');
  }
  const fields: RoleFields = { friendly_name: name, type: kind, permissions: checkPermissions(given, kind) };
  const row = owner.services.database.write(() =>
    addResource(owner, 'RL', fields, { parent: service.seq, id: newSid(owner.services.ids, 'RL') }),
  );
  return { status: 201, body: roleView(scope, row) };
}

export function fetchRole(request: Named, call: Call): Reply<Wire<Role>> {
  const scope = scopeOf(call, request);
  return { status: 200, body: roleView(scope, roleOf(call, scope, request.Sid)) };
}

/** All that it allows is replaced. */
export function updateRole(
  { Sid: sid, Permission: given, ...request }: OptionallyScoped<FormWire<UpdateServiceRoleRequest>>,
  call: Call,
): Reply<Wire<Role>> {
  const scope = scopeOf(call, request);
  const row = roleOf(call, scope, sid);
  const fields: RoleFields = JSON.parse(row.fields);
  const permissions = checkPermissions(given, fields.type);
  const changed = scope.owner.services.database.write(() =>
    changeResource(scope.owner, row, { ...fields, permissions }),
  );
  return { status: 200, body: roleView(scope, changed) };
}

/** A role that new users or participants get stays: another one has to take its place before. */
export function deleteRole(request: Named, call: Call): Reply<never> {
  const scope = scopeOf(call, request);
  const row = roleOf(call, scope, request.Sid);
  if (Object.values(serviceSettings(scope.owner, scope.service)).includes(row.id)) {
    throw refused(50109, 'Sid', 'is a default role of the service: name another one in its configuration first');
  }
  scope.owner.services.database.write(() => removeResource(scope.owner, row));
  return { status: 204 };
}

/** The role with a SID; undefined where the service has none. */
export function findRole({ owner, service }: Place, sid: string): ResourceRow | undefined {
  const row = resourceOf(owner, 'RL', sid);
  return row?.parent === service.seq ? row : undefined;
}

/** A role that a request names for someone. @throws {Refusal} 50100 when there is none, 50105 when it is of another type. */
export function checkRole(place: Place, sid: string, type: RoleFields['type'], field: string): string {
  const row = findRole(place, sid);
  if (!row) throw refused(50100, field, 'names no role of this service');
  const fields: RoleFields = JSON.parse(row.fields);
  if (fields.type !== type) throw refused(50105, field, `must be a role of the type ${type}`);
  return row.id;
}

function roleOf(call: Call, scope: Scope, sid: string): ResourceRow {
  const row = findRole(scope, sid);
  if (!row) throw notHere(call);
  return row;
}

function checkPermissions(given: readonly string[], type: RoleFields['type']): string[] {
  const known = type === 'conversation' ? conversationPermissions : servicePermissions;
  const unknown = given.find((permission) => !known.includes(permission));
  if (unknown !== undefined) throw refused(50104, 'Permission', `${JSON.stringify(unknown)} is none of a ${type} role`);
  return [...given];
}

function roleView({ accountSid, service, url }: Scope, row: ResourceRow): Wire<Role> {
  const fields: RoleFields = JSON.parse(row.fields);
  return {
    sid: row.id,
    account_sid: accountSid,
    chat_service_sid: service.id,
    ...fields,
    ...datesOf(row),
    url: `${url}/Roles/${row.id}`,
  };
}
