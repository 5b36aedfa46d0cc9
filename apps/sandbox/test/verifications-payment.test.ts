import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { check, codeTo, fieldsOf, start } from './verification-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
});
afterAll(async () => await sandbox.close());

const payment = { amount: 'EUR 10', payee: 'Acme' };

test('the code of a payment is taken with its amount and payee', async () => {
  const verification = await start(sandbox, '+12065550100', { content: payment });

  const checked = await check(sandbox, verification, { code: await codeTo(sandbox, '+12065550100'), ...payment });

  expect(checked.body.status).toBe('approved');
});

test.each([
  ['without the payment', {}],
  ['with another amount', { ...payment, amount: 'EUR 1000' }],
  ['with another payee', { ...payment, payee: 'Eve' }],
  ['with the amount alone', { amount: payment.amount }],
])('the code of a payment is not taken %s, and the check counts', async (_, other) => {
  const verification = await start(sandbox, '+12065550101', { content: payment });
  const { left } = verification.attempts;

  const checked = await check(sandbox, verification, { code: await codeTo(sandbox, '+12065550101'), ...other });

  expect(checked.body).toMatchObject({ status: 'pending', reason: 'wrong_payment', attempts: { left: left - 1 } });
});

test('another payment gets a code of its own', async () => {
  const first = await start(sandbox, '+12065550102', { content: payment });
  const firstCode = await codeTo(sandbox, '+12065550102');
  const second = await start(sandbox, '+12065550102', { content: { ...payment, amount: 'EUR 20' } });

  const checked = await check(sandbox, second, { code: firstCode, ...payment });

  expect(second.id).not.toBe(first.id);
  expect(checked.body.status).toBe('pending');
});

test('the same payment gets its code again', async () => {
  const first = await start(sandbox, '+12065550103', { content: payment });
  const second = await start(sandbox, '+12065550103', { content: payment });

  expect(second.id).toBe(first.id);
});

test.each(['amount', 'payee'])(
  'an %s is refused where the verification is of no payment, and nothing counts',
  async (name) => {
    const verification = await start(sandbox, '+12065550104');
    const code = await codeTo(sandbox, '+12065550104');

    const refused = await check(sandbox, verification, { code, [name]: 'x' });
    const checked = await check(sandbox, verification, { code });

    expect(refused.status).toBe(400);
    expect(fieldsOf(refused)).toEqual([name]);
    expect(checked.body).toMatchObject({ status: 'approved', attempts: { used: 1 } });
  },
);
