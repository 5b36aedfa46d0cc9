import type {
  CreateServiceUserRequest,
  DeleteUserRequest,
  ListUserResponse,
  UpdateServiceUserRequest,
  User,
} from '@comms/conversations-v1';
import type { Call, Reply } from '../../api/implement.ts';
import { Refusal } from '../../api/problem.ts';
import { readUrlPage, type UrlPageRequest } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { addResource, changeResource, type ResourceRow, resourceAt, resourceOf } from '../../resources/resource.ts';
import { isSid, newSid } from '../../sid.ts';
import { actWithConsent } from '../conversations/act-with-consent.ts';
import { byRequest } from '../conversations/webhook-cause.ts';
import { checkAttributes } from '../json-attributes.ts';
import { refused } from '../refused.ts';
import { removeTree } from '../remove-tree.ts';
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
import { checkRole } from './roles.ts';
import { serviceSettings } from './stored-settings.ts';
import { tellAboutUser, userParameters } from './user-webhooks.ts';

/** What a user's row keeps. */
export interface UserFields {
  readonly identity: string;
  readonly friendly_name: string | null;
  readonly attributes: string;
  readonly role_sid: string;
}

const maxAttributeBytes = 4096;

export function listUser(request: ScopedRequest & UrlPageRequest, call: Call): Reply<Wire<ListUserResponse>> {
  const scope = scopeOf(call, request);
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, childrenOf(scope, 'US', 'users'));
  return { status: 200, body: { users: rows.map((row) => userView(scope, row, true)), meta } };
}

export function createUser(
  request: OptionallyScoped<FormWire<CreateServiceUserRequest>>,
  call: Call,
): Reply<Wire<User>> {
  const scope = scopeOf(call, request);
  const { owner } = scope;
  const identity = checkIdentity(request.Identity);
  if (findUser(scope, identity)) {
    throw new Refusal(409, { code: 50201, field: 'Identity', message: 'Identity is that of another user already' });
  }
  const fields = changedFields(scope, newUser(scope, identity), request);
  const row = owner.services.database.write(() => {
    const added = addUser(scope, fields);
    tellAboutUser(scope, 'onUserAdded', added, byRequest(request).isTold);
    return added;
  });
  return { status: 201, body: userView(scope, row) };
}

export function fetchUser(request: ScopedRequest & { readonly Sid: string }, call: Call): Reply<Wire<User>> {
  const scope = scopeOf(call, request);
  return { status: 200, body: userView(scope, userOf(call, scope, request.Sid)) };
}

export async function updateUser(
  request: OptionallyScoped<FormWire<UpdateServiceUserRequest>>,
  call: Call,
): Promise<Reply<Wire<User>>> {
  const scope = scopeOf(call, request);
  const cause = byRequest(request);
  const row = await actWithConsent(scope, {
    event: 'onUserUpdate',
    cause,
    plan: () => {
      const before = userOf(call, scope, request.Sid);
      return { before, fields: changedFields(scope, userFields(before), request) };
    },
    parameters: ({ before, fields }) => userParameters(scope, before, fields),
    carryOut: ({ before, fields }) => {
      const changed = changeResource(scope.owner, before, fields);
      tellAboutUser(scope, 'onUserUpdated', changed, cause.isTold);
      return changed;
    },
  });
  return { status: 200, body: userView(scope, row) };
}

/** The user goes, and takes part in nothing any more; what it said stays. */
export function deleteUser(request: OptionallyScoped<FormWire<DeleteUserRequest>>, call: Call): Reply<never> {
  const scope = scopeOf(call, request);
  const { owner, service } = scope;
  const row = userOf(call, scope, request.Sid);
  const { database } = owner.services;
  database.write(() => {
    removeTree(owner, row);
    const { identity } = userFields(row);
    const { account } = owner;
    database.run('DELETE FROM user_identities WHERE account = ? AND user = ?', account, row.seq);
    const participants = database.all<ResourceRow>(
      `SELECT p.* FROM resources c JOIN resources p ON p.account = c.account AND p.kind = 'MB' AND p.parent = c.seq
        WHERE c.account = ? AND c.kind = 'CH' AND c.parent = ? AND p.deleted_at IS NULL AND p.fields ->> 'identity' = ?`,
      account,
      service.seq,
      identity,
    );
    for (const participant of participants) removeTree(owner, participant);
  });
  return { status: 204 };
}

/** The user with a SID or an identity. */
export function findUser({ owner, service }: Place, name: string): ResourceRow | undefined {
  const row = isSid('US', name) ? resourceOf(owner, 'US', name) : undefined;
  if (row?.parent === service.seq) return row;
  const { services, account } = owner;
  const found = services.database.get<{ user: number }>(
    'SELECT user FROM user_identities WHERE account = ? AND service = ? AND identity = ?',
    account,
    service.seq,
    name,
  );
  return found && resourceAt(owner, found.user);
}

/** The user with an identity, who is made known where nobody has it, within `write`. */
export function ensureUser(place: Place, identity: string): ResourceRow {
  return findUser(place, identity) ?? addUser(place, newUser(place, checkIdentity(identity)));
}

export function userFields({ fields }: ResourceRow): UserFields {
  return JSON.parse(fields);
}

/** @throws {Refusal} 400 when it is empty (50204), too long (50207) or looks like a SID (50206). */
export function checkIdentity(identity: string): string {
  if (identity === '') throw refused(50204, 'Identity', 'is missing');
  if (identity.length > 256) throw refused(50207, 'Identity', 'must have at most 256 characters');
  if (isSid('US', identity)) throw refused(50206, 'Identity', 'must not look like the SID of a user');
  return identity;
}

function newUser({ owner, service }: Place, identity: string): UserFields {
  const { default_chat_service_role_sid: role } = serviceSettings(owner, service);
  return { identity, friendly_name: null, attributes: '{}', role_sid: role };
}

function addUser({ owner, service }: Place, fields: UserFields): ResourceRow {
  const { services, account } = owner;
  const row = addResource(owner, 'US', fields, { parent: service.seq, id: newSid(services.ids, 'US') });
  services.database.run(
    'INSERT INTO user_identities (account, service, identity, user) VALUES (?, ?, ?, ?)',
    account,
    service.seq,
    fields.identity,
    row.seq,
  );
  return row;
}

function changedFields(
  scope: Scope,
  before: UserFields,
  {
    FriendlyName: name,
    Attributes: attributes,
    RoleSid: role,
  }: Pick<FormWire<UpdateServiceUserRequest>, 'FriendlyName' | 'Attributes' | 'RoleSid'>,
): UserFields {
  if (name !== undefined && name.length > 256) throw refused(50003, 'FriendlyName', 'must have at most 256 characters');
  return {
    ...before,
    ...(name !== undefined && { friendly_name: name === '' ? null : name }),
    ...(attributes !== undefined && { attributes: checkAttributes(attributes, maxAttributeBytes) }),
    ...(role !== undefined && { role_sid: checkRole(scope, role, 'service', 'RoleSid') }),
  };
}

function userOf(call: Call, scope: Scope, name: string): ResourceRow {
  const row = findUser(scope, name);
  if (!row) throw notHere(call);
  return row;
}

/** Nobody is ever online here; where the service does not tell, and in lists, it is not known. */
function userView({ owner, accountSid, service, url }: Scope, row: ResourceRow, isInList = false): Wire<User> {
  const isTold = !isInList && serviceSettings(owner, service).reachability_enabled;
  const own = `${url}/Users/${row.id}`;
  return {
    sid: row.id,
    account_sid: accountSid,
    chat_service_sid: service.id,
    ...userFields(row),
    is_online: isTold ? false : null,
    is_notifiable: isTold ? false : null,
    ...datesOf(row),
    url: own,
    links: { user_conversations: `${own}/Conversations` },
  };
}
