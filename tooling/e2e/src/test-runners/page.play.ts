import { expect, test } from '@comms/sandbox/testing/playwright';

const content = { 'content-type': 'application/json' };

for (const name of ['Ada', 'Grace']) {
  test(`a page that sends a message to ${name}`, async ({ page, sandbox }) => {
    await page.goto(`${sandbox.url}/_sandbox/`);
    const { username, password } = sandbox.security;
    const authorization = `Basic ${btoa(`${username}:${password}`)}`;
    const data = {
      from: { address: '+15005550006', channel: 'tel' },
      to: [{ address: '+14155550100', channel: 'tel' }],
      content: { text: `Hello ${name}, your code is 123456` },
    };
    const answer = await page.request.post(`${sandbox.url}/preview/Messages`, {
      headers: { ...content, authorization },
      data,
    });

    expect(answer.status()).toBe(202);
    await expect(sandbox).toHaveMessage({ to: '+14155550100', text: name });
    expect(await sandbox.messages()).toHaveLength(1);
  });
}

test('a test that fails says what its sandbox got', async ({ sandbox }) => {
  await expect(sandbox).toHaveOtp({}, { timeoutMs: 20 });
});
