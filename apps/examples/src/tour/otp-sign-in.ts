// Signs someone in by a one-time code: a wrong one first, then the one that is on the phone.
import { startSandbox } from '@comms/sandbox';
import { IdentityVerification, verificationState } from '@comms/verify';

const sandbox = await startSandbox();
await sandbox.clock.set({ mode: 'frozen' });
try {
  const verify = new IdentityVerification({ sandboxURL: sandbox.url });
  const started = await verify.startVerification({
    to: { address: '+12065550100', channel: 'tel' },
    content: { friendlyName: 'Acme' },
  });
  console.log(`A code is on its way: ${verificationState(started).state}`);

  const code = await codeOnPhone('+12065550100');
  const wrong = code === '000000' ? '111111' : '000000';
  const first = verificationState(await verify.checkVerification(started.id, { code: wrong }));
  console.log(`A wrong code: ${first.state}, ${'attemptsLeft' in first ? first.attemptsLeft : 'no'} attempts left`);

  const second = verificationState(await verify.checkVerification(started.id, { code }));
  console.log(`The code of the phone: ${second.state}`);
} finally {
  await sandbox.close();
}

/** Reads the code where a test may: answers of the API never hold it. */
async function codeOnPhone(number: string): Promise<string> {
  const response = await fetch(`${sandbox.url}/_sandbox/v1/otp?to=${encodeURIComponent(number)}`);
  const [, code = ''] = /"code":"(\d+)"/.exec(await response.text()) ?? [];
  return code;
}
