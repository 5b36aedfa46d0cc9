import { expect, test } from 'vitest';
import { fillTemplate, parseTemplate } from './template-text.ts';

test.each([
  ['Hi {{ name }}!', 'Hi Ann!'],
  ['{{name}}{{- name -}}', 'AnnAnn'],
  ['{{ city }}', 'Rome'],
  ["{{ nobody | default: 'you' }}", 'you'],
  ['{{ nobody | default: "you" }}', 'you'],
  ["{{ name | default: 'you' }}", 'Ann'],
  ['a{{ nobody }}b', 'ab'],
  ["{{ empty | default: 'nothing' }}", 'nothing'],
  ['{{ constructor }}{{ __proto__ }}', ''],
  ['no variables', 'no variables'],
  ['{ name } {{ }}', '{ name } {{ }}'],
  ['{{ key-1 }}', 'one'],
])('%s becomes %j', (text, expected) => {
  const own = { name: 'Ann', empty: '', 'key-1': 'one' };

  expect(fillTemplate(parseTemplate(text), own, { name: 'everyone', city: 'Rome' })).toBe(expected);
});

test('a value is not taken for a template itself', () => {
  expect(fillTemplate(parseTemplate('{{ name }}'), { name: '{{ city }}' }, { city: 'Rome' })).toBe('{{ city }}');
});
