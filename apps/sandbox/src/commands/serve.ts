import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import type { Options } from './read-options.ts';

/** Starts a sandbox, says how it is used, and ends it in order when the process is to end. */
export async function serve(options: Options): Promise<void> {
  const sandbox = await startSandbox(options);
  console.log(await greeting(sandbox, options));
  const stop = (): void => {
    // A second signal ends the process at once.
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
    void sandbox.close();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

async function greeting(sandbox: Sandbox, { data }: Options): Promise<string> {
  const { url, seed, token } = sandbox;
  const page = `${url}/_sandbox/${token === undefined ? '' : `?token=${token}`}`;
  return `The sandbox listens at ${url} (seed ${seed}${data ? `, data in ${data}` : ''}).
What it gets is to be seen at ${page}
${token === undefined ? '' : `The control API needs the token ${token}\n`}${await credentialsFor(sandbox)}
To point a program of ours at it, and to redirect any other one:

  COMMS_SANDBOX_URL=${url}
  COMMS_SANDBOX_URL=${url} node --import @comms/sandbox/register app.js
`;
}

/** Where accounts have to be made, one is made for the start. */
async function credentialsFor({ url, token, isStrict, fetch }: Sandbox): Promise<string> {
  if (!isStrict) return `Any account SID is a world of its own, such as AC${'0'.repeat(32)} with any token.`;
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/_sandbox/v1/accounts`, { headers });
  const { accounts }: { accounts: readonly object[] } = Object(await answer.json());
  if (accounts.length > 0) return 'Only the accounts that were made are let in.';
  const made = await fetch(`${url}/_sandbox/v1/accounts`, { method: 'POST', headers });
  const account: { account_sid: string; auth_token: string } = Object(await made.json());
  return `Only accounts that were made are let in. The first is ${account.account_sid} with the token ${account.auth_token}`;
}
