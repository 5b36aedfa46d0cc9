import type { Sandbox } from '../src/index.ts';
import { call, type Json } from './test-client.ts';

/** The bare identifier that those of both dialects have in common. */
export function bare(id: string): string {
  return id.slice(id.lastIndexOf('_') + 1);
}

/** Adds an agent, as only preview can, and gives the identifier that it has as a sender. */
export async function newSender(
  sandbox: Pick<Sandbox, 'url'>,
  address: string,
  channel = 'tel',
  rest: object = {},
): Promise<string> {
  const { body } = await call(sandbox, 'POST', '/preview/Agents', { body: { address, channel, ...rest } });
  return `comms_sender_${bare(body.id)}`;
}

/** Asks for a pool, and gives the identifier of the operation that makes it. */
export async function beginPool(sandbox: Pick<Sandbox, 'url'>, body: object = {}): Promise<string> {
  return (await call(sandbox, 'POST', '/v1/SenderPools', { body })).body.operationId;
}

/** Makes a pool, and waits for it. */
export async function newSenderPool(sandbox: Sandbox, body: object = {}): Promise<string> {
  const operation = await beginPool(sandbox, body);
  await sandbox.clock.advance('PT1S');
  const { body: found } = await call(sandbox, 'GET', `/v1/SenderPools?operationId=${operation}`);
  return found.senderPools[0].id;
}

/** The identifiers of what a list holds. */
export function idsIn(list: readonly Json[]): string[] {
  return list.map(({ id }) => id);
}

/** The fields that a refusal of v1 names. */
export function contextsOf({ errors }: Json): (string | undefined)[] {
  return errors.map(({ context }: Json) => context);
}
