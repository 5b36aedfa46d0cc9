import { randomBytes } from 'node:crypto';
import { refusal } from '../api/problem.ts';
import type { Services } from '../services.ts';
import type { BodyFields } from './body-fields.ts';

/** An account with its credentials. */
export interface AccountView {
  readonly account_sid: string;
  readonly auth_token: string;
  readonly api_key_sid: string;
  readonly api_key_secret: string;
}

/** Makes an account: with the SID and token that are asked for, or with new ones. */
export function addAccount({ database }: Services, body: BodyFields): AccountView {
  const account = {
    account_sid: body.text('account_sid', /^AC\w{1,62}$/) ?? `AC${secret()}`,
    auth_token: body.text('auth_token') ?? secret(),
    api_key_sid: `SK${secret()}`,
    api_key_secret: secret(),
  };
  body.finish();
  const known = database.get('SELECT 1 FROM accounts WHERE sid = ?', account.account_sid);
  if (known) throw refusal(409, 'An account with this SID is there already');
  database.write(() => {
    const { account_sid: sid, auth_token: token, api_key_sid: key, api_key_secret: keySecret } = account;
    const seq = database.insert('INSERT INTO accounts (sid, token) VALUES (?, ?)', sid, token);
    database.run('INSERT INTO api_keys (sid, account, secret) VALUES (?, ?, ?)', key, seq, keySecret);
  });
  return account;
}

function secret(): string {
  return randomBytes(16).toString('hex');
}
