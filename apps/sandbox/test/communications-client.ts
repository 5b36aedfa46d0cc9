import { expect } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { call, type Json } from './test-client.ts';

export const phone = { address: '+15005550006', channel: 'tel' };
export const ada = {
  tel: '+12065550100',
  email: 'ada@example.com',
  whatsapp: '+12065550101',
  fcm: 'device-1',
} as const;

/** What a send of communications has taken on. */
export interface SentCommunications {
  readonly operationId: string;
  readonly communications: Json[];
}

type Place = Pick<Sandbox, 'url'>;

/** An address on a channel. */
export function on(channel: string, address: string): { readonly address: string; readonly channel: string } {
  return { address, channel };
}

/** Ada's addresses on some channels. */
export function adaOn(...channels: readonly (keyof typeof ada)[]): object[] {
  return channels.map((channel) => on(channel, ada[channel]));
}

/** Sends communications, and expects that they are taken on. */
export async function sendCommunications(
  sandbox: Place,
  to: readonly object[],
  rest: object = {},
  account?: string,
): Promise<SentCommunications> {
  const body = { from: phone, to, content: { title: 'Hi', text: 'Hello' }, ...rest };
  const answer = await call(sandbox, 'POST', '/preview/Communications', { body, ...(account && { account }) });
  expect(answer.body).toEqual({ communications: expect.any(Array) });
  expect(answer.status).toBe(202);
  return { operationId: answer.headers.get('operation-id') ?? '', communications: answer.body.communications };
}

/** Sends one communication, and gives it as it is a minute later. */
export async function communicated(sandbox: Sandbox, recipient: object, rest: object = {}): Promise<Json> {
  const { communications } = await sendCommunications(sandbox, [recipient], rest);
  await sandbox.clock.advance(60_000);
  return await fetchCommunication(sandbox, communications[0].id);
}

/** One communication, as the API shows it. */
export async function fetchCommunication(sandbox: Place, id: string): Promise<Json> {
  return (await call(sandbox, 'GET', `/preview/Communications/${id}`)).body;
}

/** Why a communication went by its channel, as the control API shows it. */
export async function explained(sandbox: Place, { id }: Json): Promise<Json> {
  return (await call(sandbox, 'GET', `/_sandbox/v1/communications/${id}`)).body;
}

/** The channels that were thought of, with what came of each. */
export async function consideredFor(sandbox: Place, communication: Json): Promise<string[]> {
  const { considered } = await explained(sandbox, communication);
  return considered.map(({ channels, verdict }: Json) => `${channels.join('/')}: ${verdict}`);
}

/** What a communication became, as the API shows it: by the place that it points to. */
export async function childOf(sandbox: Place, { related }: Json): Promise<Json> {
  const pointer = related.find(({ name }: Json) => ['MESSAGE', 'EMAIL', 'PUSHNOTIFICATION'].includes(name));
  expect(pointer?.uri).toContain(sandbox.url);
  return (await call(sandbox, 'GET', pointer.uri.slice(sandbox.url.length))).body;
}

/** A pool with one agent on each channel, which ranks the channels as they stand. */
export async function poolOf(sandbox: Place, agents: readonly object[], ranks?: readonly string[]): Promise<string> {
  const ranked = ranks?.map((channel, index) => ({ channel, rank: index + 1 }));
  const body = { friendly_name: 'Shop', ...(ranked && { channel_rank: ranked }) };
  const pool = (await call(sandbox, 'POST', '/preview/AgentPools', { body })).body.id;
  for (const agent of agents) {
    const { id } = (await call(sandbox, 'POST', '/preview/Agents', { body: agent })).body;
    const added = await call(sandbox, 'POST', `/preview/AgentPools/${pool}/Agents`, { body: { agent_id: id } });
    expect(added.status).toBe(201);
  }
  return pool;
}

/** A pool with agents for texts, e-mails and WhatsApp. */
export async function shopPool(sandbox: Place, ranks?: readonly string[]): Promise<{ from: object }> {
  const agents = [
    phone,
    { ...on('email', 'shop@example.com'), display_name: 'The shop' },
    on('whatsapp', '+12065550199'),
  ];
  return { from: { agent_pool_id: await poolOf(sandbox, agents, ranks) } };
}
