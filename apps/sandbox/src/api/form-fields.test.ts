import { expect, test } from 'vitest';
import { nestFields, readForm } from './form-fields.ts';

test.each([
  ['', {}],
  ['A=1&B=two+words&C=%C3%A4', { A: '1', B: 'two words', C: 'ä' }],
  ['A=1&A=2&B=3&A=4', { A: ['1', '2', '4'], B: '3' }],
  ['A=&B', { A: '', B: '' }],
  ['A.B=1', { 'A.B': '1' }],
])('the form %j has the fields %j', (text, expected) => {
  expect(readForm(text)).toEqual(expected);
});

test('joined names become nested fields, beside those of the same name', () => {
  expect(nestFields({ 'Timers.Inactive': 'PT1M', Name: 'a', 'Timers.Closed': 'PT10M', 'A.B.C': ['1'] })).toEqual({
    Timers: { Inactive: 'PT1M', Closed: 'PT10M' },
    Name: 'a',
    A: { B: { C: ['1'] } },
  });
});

test('no name reaches what all objects share', () => {
  nestFields({ '__proto__.polluted': 'yes', 'constructor.prototype.polluted': 'yes' });

  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});
