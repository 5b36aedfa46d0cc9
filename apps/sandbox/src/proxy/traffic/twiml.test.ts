import { expect, test } from 'vitest';
import { readTwiml } from './twiml.ts';

test('instructions are read in order, with their text', () => {
  const xml = '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Say voice="a">One</Say><Hangup /></Response>';

  expect(readTwiml(xml)).toEqual([
    { name: 'Say', text: 'One' },
    { name: 'Hangup', text: '' },
  ]);
});

test('the body of a message is its text, without the media beside it', () => {
  const message = '<Message><Body> Hi </Body><Media>https://example.com/a.jpg</Media></Message>';
  const mixed = '<Message>Hi<Media>https://example.com/a.jpg</Media></Message>';

  expect(readTwiml(`<Response>${message}${mixed}</Response>`)).toEqual([
    { name: 'Message', text: 'Hi' },
    { name: 'Message', text: 'Hi' },
  ]);
});

test('what is escaped is read, and comments are not', () => {
  const xml =
    '<Response><!-- <Say>no</Say> --><Message>&lt;a&gt; &amp;&#33;&#x41; &nbsp;<![CDATA[<b>]]></Message></Response>';

  expect(readTwiml(xml)).toEqual([{ name: 'Message', text: '<a> &!A &nbsp;<b>' }]);
});

test.each(['<Response/>', '<Response></Response>', ' <Response /> '])('%s has no instructions', (xml) => {
  expect(readTwiml(xml)).toEqual([]);
});

test.each(['', 'Hello', '<Message>Hi</Message>', '<Response>', '{}'])('%s is no TwiML', (text) => {
  expect(readTwiml(text)).toBeUndefined();
});
