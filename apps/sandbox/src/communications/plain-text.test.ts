import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['<p>Hello <b>Ada</b></p>', 'Hello Ada'],
  ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
  ['One<br>Two<br/>Three', 'One\nTwo\nThree'],
  ['<div>One</div><div>Two</div>', 'One\nTwo'],
  ['<ul><li>One</li><li>Two</li></ul>End', '- One\n- Two\n\nEnd'],
  ['<h1>Title</h1>Text', 'Title\n\nText'],
  ['<table><tr><td>1</td><td>2</td></tr></table>', '1 2'],
  ['  one\n   two ', 'one two'],
  ['<!doctype html><html><head><title>x</title></head><body>Hi</body></html>', 'Hi'],
  ['<style>p { color: red }</style><script>alert("<p>")</script>Hi<!-- not <b>this</b> -->', 'Hi'],
  ['<img src="cat.png" alt="A cat">', 'A cat'],
  ['<img src="cat.png">', ''],
  ['Fish &amp; chips &lt;3 &#8364; &#x20AC; &nbsp;&unknown;', 'Fish & chips <3 € € &unknown;'],
  ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['<p title="a > b">Hi</p>', 'Hi'],
  ['Hi <b', 'Hi'],
  ['Hi <!-- there', 'Hi'],
  ['Hi <script>there', 'Hi'],
])('%s becomes %j', (html, expected) => {
  expect(plainText(html)).toBe(expected);
});

test.each([
  ['<a href="https://example.com">Open</a>', 'Open (https://example.com)'],
  ["<a class='x' href='https://example.com?a=1&amp;b=2'><b>Open</b></a>", 'Open (https://example.com?a=1&b=2)'],
  ['<a href=https://example.com>https://example.com</a>', 'https://example.com'],
  ['<a href="mailto:a@example.com">a@example.com</a>', 'a@example.com'],
  ['<a href="https://example.com"><img src="x"></a>', 'https://example.com'],
  ['<a name="top">Top</a>', 'Top'],
])('of the link %s, the page is told', (html, expected) => {
  expect(plainText(html)).toBe(expected);
});

test.each([
  ['<p>Hi {{ name }}</p>', 'Hi {{ name }}'],
  ['{% if a < b %}<b>less</b>{% else %}more{% endif %}', '{% if a < b %}less{% else %}more{% endif %}'],
  ['<a href="{{ page }}">Open</a>', 'Open ({{ page }})'],
  ['{{ "<b>" }}  {{ a &amp; b }}', '{{ "<b>" }} {{ a &amp; b }}'],
])('what the template %s has to fill in stays', (html, expected) => {
  expect(plainText(html)).toBe(expected);
});

test('a long text that closes nothing takes no long time', () => {
  const started = performance.now();
  for (const part of [
    '<a href="',
    '<a href=x>',
    '<script>',
    '<title>x</title',
    '<!--',
    '<',
    '{{',
    '{{ a }}',
    '&amp',
    ' \n',
  ]) {
    plainText(part.repeat(100_000));
  }

  expect(performance.now() - started).toBeLessThan(2000);
});
