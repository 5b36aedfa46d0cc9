import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { callSandbox } from '../state/state-client.ts';
import type { Options } from './read-options.ts';

/** The command by which each system opens an address; the others have the one of Linux. */
const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', '""'],
};

/** Shows the page of a sandbox that runs in the browser of this machine, and says where it is. */
export async function openPage({ url, token }: Pick<Options, 'url' | 'token'>): Promise<void> {
  await callSandbox({ url, token }, '/health');
  const page = new URL('/_sandbox/', url);
  console.log(`The page is at ${page}`);
  if (token !== undefined) page.searchParams.set('token', token);
  const [name, ...parameters] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(name, [...parameters, page.href], { stdio: 'ignore', detached: true });
  // Where there is no browser, the address is there to be read.
  await once(opener, 'spawn').then(
    () => opener.unref(),
    () => console.log('No browser could be opened here.'),
  );
}
