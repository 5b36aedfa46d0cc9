import { expect, test } from 'vitest';
import { HostGuard } from './host-guard.ts';

const closed = new HostGuard('127.0.0.1', ['sandbox']);
const open = new HostGuard('0.0.0.0', ['sandbox']);

test.each([
  'localhost',
  'localhost:4010',
  '127.0.0.1:80',
  '127.8.9.1',
  '[::1]:4010',
  'comms.twilio.com',
  'Sandbox:4010',
])('the host %s is let in', (host) => {
  expect(() => closed.check(host, undefined)).not.toThrow();
  expect(() => open.check(host, undefined)).not.toThrow();
});

test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'twilio.com',
  'evil-comms.twilio.com.example',
  '',
])('the host %j is refused', (host) => {
  expect(() => closed.check(host, undefined)).toThrow(/Host header/);
  expect(() => open.check(host, undefined)).toThrow(/Host header/);
});

test.each(['10.0.0.7:4010', '[fe80::1]:4010'])('the address %s is let in only where others reach it', (host) => {
  expect(() => closed.check(host, undefined)).toThrow();
  expect(() => open.check(host, undefined)).not.toThrow();
});

test('a page of this machine may use a sandbox that only this machine reaches', () => {
  expect(() => closed.check('localhost:4010', 'http://localhost:5173')).not.toThrow();
});

test('where others reach it, only its own page may', () => {
  expect(() => open.check('10.0.0.7:4010', 'http://10.0.0.7:4010')).not.toThrow();
  expect(() => open.check('10.0.0.7:4010', 'http://localhost:4010')).toThrow(/elsewhere/);
  expect(() => open.check('10.0.0.7:4010', 'http://10.0.0.7:8080')).toThrow(/elsewhere/);
});

test.each(['http://evil.example', 'null', 'file://'])('a page from %s is refused', (origin) => {
  expect(() => closed.check('localhost', origin)).toThrow(/elsewhere/);
  expect(() => open.check('localhost', origin)).toThrow(/elsewhere/);
});
