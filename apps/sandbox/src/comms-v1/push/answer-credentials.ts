import type {
  AcceptedPushCredential,
  CreateCredentialRequest,
  DeleteCredentialRequest,
  FetchOneCredentialRequest,
  ListCredentialsRequest,
  ListCredentialsResponse,
  PushCredential,
  UpdateCredentialRequest,
} from '@comms/push/v1';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import { Refusal } from '../../api/problem.ts';
import type { CamelWire } from '../../api/wire.ts';
import {
  changeResource,
  fieldIs,
  type Owner,
  type ResourceRow,
  removeResource,
  resourceAt,
} from '../../resources/resource.ts';
import { appForCredential, fieldsOfApp, removeApp } from './push-app.ts';
import {
  type CredentialFields,
  credentialsOfApp,
  credentialView,
  digestOf,
  fieldsOfCredential,
  makeDefault,
} from './push-credential.ts';
import { acceptedPushResource, addPushResource, findPushResource, listPushResources } from './push-resource.ts';

/** How many credentials an app may have. */
const maxCredentials = 10;

/** Keeps a credential, of its secret only a digest; the first one of an app makes the app. */
export function answerCreateCredential(
  { appName, credentialType: type, content, isDefault = false }: CamelWire<CreateCredentialRequest>,
  call: Call,
): Reply<CamelWire<AcceptedPushCredential>> {
  const credential = call.services.database.write(() => {
    const app = appForCredential(call, appName);
    if (credentialsOfApp(call, app.seq).length >= maxCredentials) {
      const message = `appName is that of an app that has ${maxCredentials} credentials, and an app has no more`;
      throw new Refusal(400, { code: 20001, field: 'appName', message });
    }
    const fields: CredentialFields = { type, is_default: false, digest: digestOf(content) };
    const row = addPushResource(call, 'push_credential', fields, { parent: app.seq });
    if (isDefault) makeDefault(call, row);
    return row;
  });
  return acceptedPushResource(call, 'push_credential', credential);
}

const ofApp = `r.parent IN (SELECT a.seq FROM resources a
  WHERE a.account = r.account AND a.kind = 'push_app' AND a.deleted_at IS NULL AND a.fields ->> 'name' = ?)`;

/** Lists credentials, the newest first. */
export function answerListCredentials(
  request: CamelWire<ListCredentialsRequest>,
  call: Call,
): Reply<CamelWire<ListCredentialsResponse>> {
  const { appName, credentialType, isDefault } = request;
  const filter = new Filter()
    .and(ofApp, appName)
    .and(fieldIs('type'), credentialType)
    .and(fieldIs('is_default'), isDefault === undefined ? undefined : Number(isDefault));
  const { rows, pagination } = listPushResources(call, 'push_credential', request, filter);
  return { status: 200, body: { credentials: rows.map((row) => view(call, row)), pagination } };
}

/** Shows one credential. */
export function answerFetchOneCredential(
  { credentialId }: CamelWire<FetchOneCredentialRequest>,
  call: Call,
): Reply<CamelWire<PushCredential>> {
  return { status: 200, body: view(call, findPushResource(call, 'push_credential', credentialId)) };
}

/** Changes which credential an app uses for a type: that is done when the answer comes. */
export function answerUpdateCredential(
  { credentialId, isDefault, tags }: CamelWire<UpdateCredentialRequest>,
  call: Call,
): Reply<CamelWire<AcceptedPushCredential>> {
  const row = findPushResource(call, 'push_credential', credentialId);
  call.services.database.write(() => {
    const fields = fieldsOfCredential(row);
    const changed = changeResource(call, row, { ...fields, is_default: isDefault, tags: tags ?? fields.tags });
    if (isDefault) makeDefault(call, changed);
  });
  return acceptedPushResource(call, 'push_credential', row);
}

/** Deletes a credential: that is done when the answer comes. The last one takes its app along. */
export function answerDeleteCredential(
  { credentialId }: CamelWire<DeleteCredentialRequest>,
  call: Call,
): Reply<CamelWire<AcceptedPushCredential>> {
  const row = findPushResource(call, 'push_credential', credentialId);
  call.services.database.write(() => {
    removeResource(call, row);
    const app = resourceAt(call, row.parent);
    if (app && credentialsOfApp(call, app.seq).length === 0) removeApp(call, app);
  });
  return acceptedPushResource(call, 'push_credential', row);
}

function view(owner: Owner, row: ResourceRow): CamelWire<PushCredential> {
  const app = resourceAt(owner, row.parent);
  return credentialView(row, app ? fieldsOfApp(app).name : '');
}
