import { expect, test } from 'vitest';
import { emailFacts } from './email-facts.ts';
import { isEmail } from './email-syntax.ts';

test.each([
  'ada@example.com',
  'ada.lovelace+news@mail.example.co.uk',
  "o'brien@example.com",
  '"ada lovelace"@example.com',
  'müller@bücher.example',
  `${'a'.repeat(64)}@example.com`,
])('%s has the form of an e-mail address', (address) => {
  expect(isEmail(address)).toBe(true);
});

test.each([
  'ada',
  '@example.com',
  'ada@',
  'ada@example',
  'ada@exa mple.com',
  'ada@-example.com',
  'ada@example..com',
  'ada@example.1',
  '.ada@example.com',
  'ada..lovelace@example.com',
  'ada lovelace@example.com',
  'ada@example.com\r\nBcc: eve@example.com',
  `${'a'.repeat(65)}@example.com`,
  `ada@${'example.'.repeat(40)}com`,
])('%j has not the form of an e-mail address', (address) => {
  expect(isEmail(address)).toBe(false);
});

test('an address against which nothing speaks has the best score and empty checks', () => {
  expect(emailFacts('Ada@Example.com')).toEqual({
    validity_score: 0.98,
    local: 'Ada',
    domain: 'example.com',
    suggestion: null,
    checks: { domain: [], local: [], bounces: [] },
  });
});

test.each([
  ['ada@gmial.com', 'ada@gmail.com'],
  ['ada@gmail.con', 'ada@gmail.com'],
  ['ada@yaho.com', 'ada@yahoo.com'],
  ['ada@hotmial.cm', 'ada@hotmail.com'],
  ['ada@outlok.com', 'ada@outlook.com'],
])('%s is taken for a mistyped %s', (address, suggestion) => {
  expect(emailFacts(address)).toMatchObject({ suggestion, validity_score: 0.3 });
});

test.each(['ada@gmail.com', 'ada@mail.com', 'ada@email.com', 'ada@aol.com', 'ada@example.com', 'ada@gmial'])(
  'no other address is suggested for %s',
  (address) => {
    expect(emailFacts(address).suggestion).toBeNull();
  },
);

test.each([
  ['mailinator', 'ada@mailinator.com', { domain: ['suspected_disposable'], local: [], bounces: [] }, 0.4],
  ['a reserved domain', 'ada@nowhere.invalid', { domain: ['no_mail_server'], local: [], bounces: [] }, 0],
  ['a role', 'Support@example.com', { domain: [], local: ['suspected_role'], bounces: [] }, 0.8],
  ['a bounce', 'bounced@example.com', { domain: [], local: [], bounces: ['known'] }, 0.02],
  ['a likely bounce', 'maybe-bounced@example.com', { domain: [], local: [], bounces: ['suspected'] }, 0.5],
  ['a wrong domain', 'ada@example', { domain: ['invalid_syntax'], local: [], bounces: [] }, 0],
  ['a wrong name', 'a b@example.com', { domain: [], local: ['invalid_syntax'], bounces: [] }, 0],
  ['no address', 'ada', { domain: ['invalid_syntax'], local: ['invalid_syntax'], bounces: [] }, 0],
])('%s is told by the checks and the score', (_, address, checks, score) => {
  expect(emailFacts(address)).toMatchObject({ checks, validity_score: score });
});

test('what is worst decides the score', () => {
  expect(emailFacts('support@mailinator.com').validity_score).toBe(0.4);
});
