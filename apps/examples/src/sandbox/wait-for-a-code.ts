// A test that signs up: it waits for the code as a person would, and no longer than it takes.
import { HttpClient } from '@comms/core';
import { createSandbox } from '@comms/sandbox/testing';
import { IdentityVerification } from '@comms/verify';

await using sandbox = await createSandbox();
const verification = new IdentityVerification({
  ...sandbox.clientOptions,
  httpClient: new HttpClient({ fetcher: sandbox.fetch }),
});

const started = await verification.startVerification({ to: { address: '+14155550100', channel: 'tel' } });
const { code } = await sandbox.waitForOtp({ to: '+14155550100' });
const checked = await verification.checkVerification(started.id ?? '', { code });
console.log(`The code has ${code.length} digits, and the verification is ${checked.status}.`);

await sandbox.waitForMessage({ to: '+14155550100', text: 'parcel' }, { timeoutMs: 100 }).catch((error: Error) => {
  console.log(error.message.split('\n', 1)[0]);
});
