import { randomUUID } from 'node:crypto';
import { account, basic, from, type Json } from './test-client.ts';

/** Something that was asked for, under a name that nothing else has. */
export interface Asked {
  readonly name: string;
  /** The kind of thing that is to be there. */
  readonly kind: LoadKind;
  /** How many rows it is to become. */
  readonly rows: number;
  /** The key by which it is known when it is asked for again. */
  readonly key: string;
  /** What was answered; undefined where the connection was cut. */
  answer: Json;
}

/** What is asked for, each in a loop of its own. */
export const loadKinds = ['message', 'audience', 'chat_message', 'session', 'proxy_text', 'configuration'] as const;

/** A kind of thing that is asked for. */
export type LoadKind = (typeof loadKinds)[number];

/** Where the load goes: what was made before it. */
export interface LoadPlaces {
  readonly conversation: string;
  readonly service: string;
  /** A session of two people. */
  readonly participant: string;
}

const configuration = {
  description: 'Texts to the support',
  conversationGroupingType: 'GROUP_BY_PARTICIPANT_ADDRESSES',
  memoryStoreId: 'mem_store_1',
};

/** Sends a request, and says what was answered. @throws {Error} when the connection is cut, or the request is refused. */
export async function ask(
  url: string,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Json> {
  const isForm = body instanceof URLSearchParams;
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: basic(account), ...(!isForm && { 'content-type': 'application/json' }), ...headers },
    body: isForm ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new RefusedLoad(`${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

/** Thrown when a request is refused that should not be. */
class RefusedLoad extends Error {
  override readonly name = 'RefusedLoad';
}

/** Asks for one kind of thing after the other until the sandbox is gone, and notes all that was asked for. */
export async function loadUntilCut(url: string, kind: LoadKind, places: LoadPlaces, asked: Asked[]): Promise<void> {
  for (let count = 0; ; count++) {
    const rows = kind === 'message' ? (count % 3) + 1 : 1;
    const each: Asked = { name: `${kind} ${asked.length}`, kind, rows, key: randomUUID(), answer: undefined };
    asked.push(each);
    try {
      each.answer = await askFor(url, each, places);
    } catch (error) {
      if (error instanceof RefusedLoad) throw error;
      return;
    }
  }
}

/** Asks for one thing. What has a key can be asked for again. */
export async function askFor(url: string, { name, kind, rows, key }: Asked, places: LoadPlaces): Promise<Json> {
  switch (kind) {
    case 'message': {
      const to = Array.from({ length: rows }, (_, index) => ({ address: `+1206555${1000 + index}`, channel: 'tel' }));
      return await ask(url, '/preview/Messages', { from, to, content: { text: name } });
    }
    case 'audience':
      return await ask(url, '/preview/Audiences', { name });
    case 'chat_message':
      return await ask(
        url,
        `/conversations.twilio.com/v1/Conversations/${places.conversation}/Messages`,
        new URLSearchParams({ Body: name }),
        { 'x-twilio-webhook-enabled': 'true' },
      );
    case 'session':
      return await ask(
        url,
        `/proxy.twilio.com/v1/Services/${places.service}/Sessions`,
        new URLSearchParams({ UniqueName: name }),
      );
    case 'proxy_text':
      return await ask(
        url,
        `/proxy.twilio.com/v1/Services/${places.service}/Sessions/${places.participant}/MessageInteractions`,
        new URLSearchParams({ Body: name }),
      );
    case 'configuration': {
      const body = { ...configuration, displayName: name };
      return await ask(url, '/v2/ControlPlane/Configurations', body, { 'idempotency-key': key });
    }
  }
}
