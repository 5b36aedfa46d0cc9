import { expect, test } from 'vitest';
import { compileTemplate, compileTexts, templateFault } from './liquid.ts';
import { missingVariables } from './missing-variables.ts';
import { templateProblems } from './template-problems.ts';

test.each([
  ['Hi {{ name }}!', 'Hi Ann!'],
  ['Hi {{name}}!', 'Hi Ann!'],
  ['Hi {{- name -}} !', 'HiAnn!'],
  ["{{ shop | default: 'us' }}", 'us'],
  ['{{ 1 }}', '1'],
  ['{{ missing }}', ''],
  ['{% if name == "Ann" %}yes{% else %}no{% endif %}', 'yes'],
  ['{{ name | upcase }}', 'ANN'],
  ['a { b } {{ name }}', 'a { b } Ann'],
])('%s becomes %s', (text, expected) => {
  expect(compileTemplate(text)({ name: 'Ann' })).toBe(expected);
});

test('what a recipient has wins over what is given for all', () => {
  expect(compileTemplate('{{ a }}{{ b }}')({ a: '1' }, { a: 'x', b: '2' })).toBe('12');
});

test('what every object has is no variable', () => {
  expect(compileTemplate('{{ constructor }}{{ toString }}')({})).toBe('');
});

test('each text in a value is filled, and what is no text stays', () => {
  const fill = compileTexts({ title: '{{ a }}', items: ['{{ a }}!', 3, null] });

  expect(fill({ a: 'x' })).toEqual({ title: 'x', items: ['x!', 3, null] });
});

test('a template that reads files, loops for ever or uses an unknown filter is refused', () => {
  expect(templateFault("{% include '/etc/passwd' %}")).toBeDefined();
  expect(templateFault('{% for i in (1..100000000) %}x{% endfor %}')).toBeDefined();
  expect(templateFault('{{ a | nothing }}')).toMatch(/undefined filter/);
  expect(templateFault('{{ a }}')).toBeUndefined();
});

test('the fields that are no templates are named', () => {
  const problems = templateProblems({ text: '{{ a', card: { title: '{% if %}', text: 'fine' } }, 'content');

  expect(problems.map(({ field }) => field)).toEqual(['content.text', 'content.card.title']);
});

test.each([
  ['{{ name }}', true],
  ['{{ name | upcase }}', true],
  ["{{ name | default: 'you' }}", false],
  ['{% if name %}{{ name }}{% endif %}', false],
  ['{{ given }}', false],
  ['no template', false],
])('%s lacks a value: %s', (text, isLacking) => {
  const problems = missingVariables({ text }, [{ variables: { given: 'x' } }]);

  expect(problems.map(({ field }) => field)).toEqual(isLacking ? ['to[0].variables'] : []);
});
