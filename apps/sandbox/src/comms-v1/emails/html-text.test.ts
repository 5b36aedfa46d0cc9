import { expect, test } from 'vitest';
import { htmlText } from './html-text.ts';

test.each([
  ['<p>One</p><p>Two</p>', 'One\nTwo'],
  ['One<br>Two<br/>Three', 'One\nTwo\nThree'],
  ['<p>One\n  line</p>', 'One line'],
  ['<head><title>No</title></head><style>p{}</style><script>x()</script><p>Yes</p>', 'Yes'],
  ['<!-- hidden --><b>shown</b>', 'shown'],
  ['Tea &amp; cake &lt;3 &#65;&#x42; &unknown;', 'Tea & cake <3 AB &unknown;'],
  ['a < b and c > d', 'a < b and c > d'],
  ['Hi {{ name | default: "you" }}', 'Hi {{ name | default: "you" }}'],
  ['&#0;&#1114112;', '&#0;&#1114112;'],
  ['', ''],
])('%j becomes %j', (html, text) => {
  expect(htmlText(html)).toBe(text);
});
