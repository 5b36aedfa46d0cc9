import type { SendPushNotificationsRequestFrom } from '@comms/push/v1';
import { Refusal } from '../../api/problem.ts';
import { type Owner, type ResourceRow, resourceAt, resourceOf } from '../../resources/resource.ts';
import { bareV1Id } from '../identifier.ts';
import { appNamed, defaultApp, fieldsOfApp } from './push-app.ts';
import { credentialsOfApp, fieldsOfCredential } from './push-credential.ts';
import { type PushChannel, typesOfChannel } from './push-provider.ts';

/** What notifications of one provider are sent with, as it is kept with their send. */
export interface PushSender {
  readonly channel: PushChannel;
  /** The bare identifier of the credential. */
  readonly credential: string;
  /** The name of the app. */
  readonly app: string;
}

/** What a send can use. */
export interface PushSenders {
  /** For each provider that it has a credential for. */
  readonly byChannel: Readonly<Partial<Record<PushChannel, PushSender>>>;
  /** The names of the apps that it is for. */
  readonly apps: ReadonlySet<string>;
}

/**
 * Finds the credentials that a send uses: those that are named, or the default ones of an app.
 *
 * @throws {Refusal} 400 when there is no such app or credential.
 */
export function sendersOf(owner: Owner, from: SendPushNotificationsRequestFrom | undefined): PushSenders {
  if (from && !('appName' in from)) return namedSenders(owner, from);
  const app = from ? appNamed(owner, from.appName) : defaultApp(owner);
  if (app) return sendersOfApp(owner, app);
  throw from
    ? unknown('from.appName', 'is no app of this account: its first credential makes it')
    : unknown('from', 'is missing, and no app is the default: the first credential of an app makes it');
}

function sendersOfApp(owner: Owner, app: ResourceRow): PushSenders {
  const { name } = fieldsOfApp(app);
  const credentials = credentialsOfApp(owner, app.seq);
  const defaultFor = (channel: PushChannel): Partial<Record<PushChannel, PushSender>> => {
    const credential = typesOfChannel[channel]
      .map((wanted) => credentials.map((row) => ({ row, ...fieldsOfCredential(row) })).find(isDefault(wanted)))
      .find((found) => found !== undefined);
    return credential ? { [channel]: { channel, credential: credential.row.id, app: name } } : {};
  };
  return { byChannel: { ...defaultFor('apn'), ...defaultFor('fcm') }, apps: new Set([name]) };
}

function isDefault(wanted: string): (credential: { readonly type: string; readonly is_default: boolean }) => boolean {
  return ({ type, is_default: isUsed }) => isUsed && type === wanted;
}

function namedSenders(owner: Owner, { apn, fcm }: { apn?: string | undefined; fcm?: string | undefined }): PushSenders {
  const named = [namedSender(owner, 'apn', apn), namedSender(owner, 'fcm', fcm)].filter((each) => each !== undefined);
  if (named.length === 0) throw unknown('from', 'has neither appName nor the id of a credential in fcm or apn');
  return {
    byChannel: Object.fromEntries(named.map((sender) => [sender.channel, sender])),
    apps: new Set(named.map(({ app }) => app)),
  };
}

function namedSender(owner: Owner, channel: PushChannel, id: string | undefined): PushSender | undefined {
  if (id === undefined) return undefined;
  const row = resourceOf(owner, 'push_credential', bareV1Id('credential', id));
  const app = row && resourceAt(owner, row.parent);
  const isFitting = row && typesOfChannel[channel].includes(fieldsOfCredential(row).type);
  if (!app || !isFitting) {
    throw unknown(`from.${channel}`, `is no credential of this account for ${typesOfChannel[channel].join(' or ')}`);
  }
  return { channel, credential: row.id, app: fieldsOfApp(app).name };
}

function unknown(field: string, what: string): Refusal {
  return new Refusal(400, { code: 20404, field, message: `${field} ${what}` });
}
