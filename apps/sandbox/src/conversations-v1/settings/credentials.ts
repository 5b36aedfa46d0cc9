import type {
  CreateCredentialRequest,
  Credential,
  DeleteCredentialRequest,
  FetchCredentialRequest,
  ListCredentialRequest,
  ListCredentialResponse,
  UpdateCredentialRequest,
} from '@comms/conversations-v1';
import { accountSidOf } from '../../account-sid.ts';
import type { Call, Reply } from '../../api/implement.ts';
import { readUrlPage } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { addResource, changeResource, type ResourceRow, removeResource, resourceOf } from '../../resources/resource.ts';
import { newSid } from '../../sid.ts';
import { refused } from '../refused.ts';
import { allOf, datesOf, notHere } from '../scope.ts';

/** The secrets of a credential are checked and forgotten: nothing here sends to a push service. */
interface CredentialFields {
  readonly friendly_name: string | null;
  readonly type: string;
  readonly sandbox: string;
}

export function listCredential(
  request: FormWire<ListCredentialRequest>,
  call: Call,
): Reply<Wire<ListCredentialResponse>> {
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, allOf(call, 'CR', 'credentials'));
  return { status: 200, body: { credentials: rows.map((row) => view(call, row)), meta } };
}

export function createCredential(request: FormWire<CreateCredentialRequest>, call: Call): Reply<Wire<Credential>> {
  const { services } = call;
  const fields = changed({ friendly_name: null, type: '', sandbox: 'False' }, request);
  const row = services.database.write(() => addResource(call, 'CR', fields, { id: newSid(services.ids, 'CR') }));
  return { status: 201, body: view(call, row) };
}

export function fetchCredential({ Sid: sid }: FormWire<FetchCredentialRequest>, call: Call): Reply<Wire<Credential>> {
  return { status: 200, body: view(call, credentialOf(call, sid)) };
}

export function updateCredential(
  { Sid: sid, ...request }: FormWire<UpdateCredentialRequest>,
  call: Call,
): Reply<Wire<Credential>> {
  const row = credentialOf(call, sid);
  const fields = changed(JSON.parse(row.fields), request);
  return {
    status: 200,
    body: view(
      call,
      call.services.database.write(() => changeResource(call, row, fields)),
    ),
  };
}

export function deleteCredential({ Sid: sid }: FormWire<DeleteCredentialRequest>, call: Call): Reply<never> {
  const row = credentialOf(call, sid);
  call.services.database.write(() => removeResource(call, row));
  return { status: 204 };
}

function credentialOf(call: Call, sid: string): ResourceRow {
  const row = resourceOf(call, 'CR', sid);
  if (!row) throw notHere(call);
  return row;
}

function changed(
  before: CredentialFields,
  { Type: type, FriendlyName: name, Sandbox: sandbox }: Omit<FormWire<UpdateCredentialRequest>, 'Sid'>,
): CredentialFields {
  if (type !== undefined && !/^(apn|gcm|fcm)$/i.test(type)) throw refused(20001, 'Type', 'must be apn, gcm or fcm');
  return {
    friendly_name: name === undefined ? before.friendly_name : name || null,
    type: type?.toLowerCase() ?? before.type,
    sandbox: sandbox === undefined ? before.sandbox : sandbox ? 'True' : 'False',
  };
}

function view(call: Call, row: ResourceRow): Wire<Credential> {
  const fields: CredentialFields = JSON.parse(row.fields);
  const own = { sid: row.id, account_sid: accountSidOf(call) };
  return { ...own, ...fields, ...datesOf(row), url: `${call.baseURL}/Credentials/${row.id}` };
}
