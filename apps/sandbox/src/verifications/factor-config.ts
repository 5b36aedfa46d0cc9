import { randomBytes } from 'node:crypto';
import type { CreateFactorRequest } from '@comms/verify';
import type { Wire } from '../api/wire.ts';
import { creationOptions } from './passkeys.ts';
import type { FactorBase, FactorSecretChanges, StoredConfig } from './stored-factor.ts';
import { newSecret, totpUri } from './totp.ts';

type Request = Wire<CreateFactorRequest>;

/** How a new factor is configured, and what its device has to do. */
export interface NewFactorConfig {
  readonly stored: StoredConfig;
  readonly secrets: FactorSecretChanges;
  readonly nextStep: FactorBase['next_step'];
  /** What only the answer to its creation shows. */
  readonly shownOnce: { readonly secret?: string; readonly uri?: string };
}

/** A challenge that nobody can foresee, in base64url. */
export function newChallenge(): string {
  return randomBytes(32).toString('base64url');
}

/** Decides what a request leaves open. */
export async function configOf(request: Request, timeoutMs: number): Promise<NewFactorConfig> {
  switch (request.type) {
    case 'totp':
      return totpConfig(request);
    case 'passkey':
      return await passkeyConfig(request, timeoutMs);
    default:
      return deviceConfig(request);
  }
}

function totpConfig({
  config,
  friendly_name: name,
  user_identifier: user,
}: Extract<Request, { type: 'totp' }>): NewFactorConfig {
  const { alg = 'sha1', time_step: timeStep = 30, skew = 1, code_length: length = 6, secret = newSecret() } = config;
  const settings = { alg, time_step: timeStep, skew, code_length: length };
  return {
    stored: { type: 'totp', config: settings },
    secrets: { secret },
    nextStep: { action: 'enter_code' },
    shownOnce: { secret, uri: totpUri(secret, name ?? user ?? 'Account', settings) },
  };
}

async function passkeyConfig(
  { config, friendly_name: name, user_identifier: user }: Extract<Request, { type: 'passkey' }>,
  timeoutMs: number,
): Promise<NewFactorConfig> {
  const challenge = newChallenge();
  const handle = randomBytes(16).toString('base64url');
  const options = await creationOptions(config, { name: user ?? name ?? 'User', handle, challenge, timeoutMs });
  return {
    stored: { type: 'passkey', config },
    secrets: { challenge, user_handle: handle },
    nextStep: { action: 'create_passkey', passkey_options: options },
    shownOnce: {},
  };
}

function deviceConfig({ type, config }: Exclude<Request, { type: 'totp' | 'passkey' }>): NewFactorConfig {
  const challenge = newChallenge();
  return {
    stored: { type, config: { alg: 'ES256', notification_platform: 'none', ...config } },
    secrets: { public_key: config.public_key, challenge },
    nextStep: { action: 'sign_challenge', challenge },
    shownOnce: {},
  };
}
