import { expect } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { call, type Json, type TestAnswer } from './test-client.ts';

type World = Pick<Sandbox, 'url'>;

/** Starts a verification by text message, and expects that it is taken on. */
export async function start(world: World, address: string, rest: object = {}, account?: string): Promise<Json> {
  const answer = await post(world, '/Verifications', { to: { address, channel: 'tel' }, ...rest }, account);
  expect(answer.status).toBe(201);
  return answer.body;
}

/** Calls an operation of the group by POST. */
export async function post(world: World, path: string, body?: object, account?: string): Promise<TestAnswer> {
  return await call(world, 'POST', `/preview${path}`, { body: body ?? {}, ...(account && { account }) });
}

/** Checks a verification. */
export async function check(world: World, { id }: Json, body: object): Promise<TestAnswer> {
  return await post(world, `/Verifications/${id}/Check`, body);
}

/** A verification as it is now. */
export async function fetchVerification(world: World, { id }: Json): Promise<Json> {
  return (await call(world, 'GET', `/preview/Verifications/${id}`)).body;
}

/** The codes that were sent to an address, the newest first. */
export async function codesTo(world: World, address: string): Promise<Json[]> {
  const response = await fetch(`${world.url}/_sandbox/v1/otp?to=${encodeURIComponent(address)}`);
  const body: Json = await response.json();
  return body.codes;
}

/** The code that was sent last to an address. */
export async function codeTo(world: World, address: string): Promise<string> {
  return (await codesTo(world, address))[0]?.code ?? '';
}

/** A code that is not the one that is given. */
export function otherThan(code: string): string {
  return [...code].map((digit) => (Number(digit) + 1) % 10).join('');
}

/** Creates a factor, and expects that it is taken on. */
export async function createFactor(world: World, body: object): Promise<Json> {
  const answer = await post(world, '/Factors', body);
  expect(answer.status).toBe(201);
  return answer.body;
}

/** Changes a factor. */
export async function updateFactor(world: World, { id }: Json, body: object): Promise<TestAnswer> {
  return await call(world, 'PATCH', `/preview/Factors/${id}`, { body });
}

/** The fields that a refusal names. */
export function fieldsOf({ body }: TestAnswer): string[] {
  return body.errors.map(({ field }: Json) => field);
}
