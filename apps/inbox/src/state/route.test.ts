import { expect, test } from 'vitest';
import { readRoute, routeHash } from './route.ts';

test.each([
  ['', { view: 'messages', id: '', tab: '' }],
  ['#/emails', { view: 'emails', id: '', tab: '' }],
  ['#/emails/email_1/raw', { view: 'emails', id: 'email_1', tab: 'raw' }],
  ['#/messages/tel%7C%2B1206', { view: 'messages', id: 'tel|+1206', tab: '' }],
  ['#/nowhere', { view: 'messages', id: '', tab: '' }],
  ['#/emails/%E0%A4%A', { view: 'emails', id: '%E0%A4%A', tab: '' }],
])('the address %s leads to a view', (hash, route) => {
  expect(readRoute(hash)).toEqual(route);
});

test('what is written can be read again, whatever is in it', () => {
  const route = { view: 'messages', id: 'tel|+1/2 ?#', tab: 'a/b' } as const;

  expect(readRoute(routeHash(route))).toEqual(route);
});

test('what is not chosen leaves no trace in the address', () => {
  expect(routeHash({ view: 'codes' })).toBe('#/codes');
});
