import { expect } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';
import type { Json } from './test-client.ts';
import { createFactor, updateFactor } from './verification-client.ts';

type World = Pick<Sandbox, 'url'>;

const config = {
  relying_party: { id: 'example.com', name: 'Example', origins: ['https://example.com', 'https://app.example.com'] },
  user: { display_name: 'Ada' },
};

/** Creates a factor for a passkey of a website. */
export async function newPasskey(world: World, more: object = {}): Promise<Json> {
  return await createFactor(world, { type: 'passkey', user_identifier: 'ada', config: { ...config, ...more } });
}

/** A verified factor, with the authenticator that has its passkey. */
export interface RegisteredPasskey {
  readonly factor: Json;
  readonly authenticator: SoftwareAuthenticator;
}

/** Creates a factor and makes its passkey. */
export async function registeredPasskey(world: World, more: object = {}): Promise<RegisteredPasskey> {
  const authenticator = new SoftwareAuthenticator();
  const factor = await newPasskey(world, more);
  const credential = authenticator.create(factor.next_step.passkey_options);
  const verified = await updateFactor(world, factor, { config: { credential } });
  expect(verified).toMatchObject({ status: 200, body: { status: 'verified' } });
  return { factor, authenticator };
}
