// Registers a passkey and signs in with it. The authenticator is a program here: in a browser, `navigator.credentials` is it.
import { startSandbox } from '@comms/sandbox';
import { IdentityVerification, verificationState } from '@comms/verify';
import { SoftwareAuthenticator } from './software-authenticator.ts';

const sandbox = await startSandbox();
try {
  const verify = new IdentityVerification({ sandboxURL: sandbox.url });
  const authenticator = new SoftwareAuthenticator('https://example.com');

  const factor = await verify.createFactor({
    type: 'passkey',
    userIdentifier: 'ada',
    config: {
      relyingParty: { id: 'example.com', name: 'Example', origins: ['https://example.com'] },
      user: { displayName: 'Ada' },
    },
  });
  console.log(`The factor is ${factor.status}.`);

  const made = authenticator.create(factor.nextStep?.passkeyOptions ?? {});
  const verified = await verify.updateFactor(factor.id, { config: { credential: made } });
  console.log(`The browser made a passkey: the factor is ${verified.status}.`);

  const started = await verify.startVerification({ content: { rpId: 'example.com' } });
  const used = authenticator.get(started.nextStep?.passkeyOptions ?? {});
  const checked = await verify.checkVerification(started.id, { credential: used });
  console.log(`Ada signs in with it: ${verificationState(checked).state}, as ${checked.to?.userIdentifier}.`);
} finally {
  await sandbox.close();
}
