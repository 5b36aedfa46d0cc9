import { ApiError } from '@comms/core';
import { Messages, type SendMessagesRequest } from '@comms/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allMessages, numbers, rejection, type Sandboxed, sandboxed, textTo } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());

const good = textTo(['+12065550100']);
const to = (recipient: SendMessagesRequest['to'][number]): SendMessagesRequest => ({ ...good, to: [recipient] });
const content = (value: SendMessagesRequest['content']): SendMessagesRequest => ({ ...good, content: value });

test.each<{ what: string; field: string; request: SendMessagesRequest }>([
  { what: 'no recipient', field: 'to', request: { ...good, to: [] } },
  { what: '10,001 recipients', field: 'to', request: textTo(numbers(10_001)) },
  { what: 'a number that is not in E.164 form', field: 'to[0].address', request: textTo(['2065550100']) },
  { what: 'an empty address', field: 'to[0].address', request: textTo(['']) },
  {
    what: 'one bad number among good ones',
    field: 'to[2].address',
    request: textTo([...numbers(2), 'x', ...numbers(2)]),
  },
  { what: 'an address of 513 letters', field: 'to[0].address', request: textTo(['+'.padEnd(513, '1')]) },
  { what: 'a malformed contact', field: 'to[0].contact_id', request: to({ contactId: 'nobody' }) },
  { what: 'a malformed audience', field: 'to[0].audience_id', request: to({ audienceId: 'nobody' }) },
  { what: 'a malformed conversation', field: 'to[0].conversation_id', request: to({ conversationId: 'nowhere' }) },
  { what: 'an empty group', field: 'to[0].recipients', request: to({ recipients: [] }) },
  {
    what: 'a bad number in a group',
    field: 'to[0].recipients[1].address',
    request: to({
      recipients: [
        { address: '+12065550100', channel: 'tel' },
        { address: 'x', channel: 'tel' },
      ],
    }),
  },
  { what: 'a malformed agent', field: 'from.agent_id', request: { ...good, from: { agentId: 'nobody' } } },
  { what: 'a malformed pool', field: 'from.agent_pool_id', request: { ...good, from: { agentPoolId: 'none' } } },
  {
    what: 'a sender that is no number',
    field: 'from.address',
    request: { ...good, from: { address: '@@', channel: 'tel' } },
  },
  { what: 'a text of 1,601 letters', field: 'content.text', request: content({ text: 'a'.repeat(1601) }) },
  { what: 'no content', field: 'content', request: content({}) },
  {
    what: 'eleven media files',
    field: 'content.media',
    request: content({ media: Array(11).fill({ url: 'https://example.com/a.png' }) }),
  },
  {
    what: 'a media file that is no URL',
    field: 'content.media[0].url',
    request: content({ media: [{ url: 'nowhere' }] }),
  },
  { what: 'a malformed template', field: 'content.content_id', request: content({ contentId: 'HX1' }) },
  {
    what: 'a list without a line',
    field: 'content.list_picker.list_items',
    request: content({ listPicker: { text: 'Pick', buttonText: 'Open', listItems: [] } }),
  },
  { what: 'a tag of 129 letters', field: 'tags.campaign', request: { ...good, tags: { campaign: 'a'.repeat(129) } } },
])('a send with $what is refused, its field is named, and nothing is sent', async ({ field, request }) => {
  const account = sandbox.newAccount();

  const error = await rejection(new Messages(account).sendMessages(request));

  expect(ApiError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({ operation: 'messages.sendMessages', status: 400, effect: 'none', attempts: 1 });
  expect(ApiError.isInstance(error) && error.errors.map((problem) => problem.field)).toEqual([field]);
  expect(await allMessages(account)).toEqual([]);
});

test('everything that is wrong is told at once', async () => {
  const request = {
    ...textTo(['x', '+12065550100', 'y']),
    from: { agentId: 'nobody' },
    content: { text: 'a'.repeat(1601) },
  };

  const error = await rejection(new Messages(sandbox.newAccount()).sendMessages(request));

  const fields = ApiError.isInstance(error) ? error.errors.map((problem) => problem.field).toSorted() : [];
  expect(fields).toEqual(['content.text', 'from.agent_id', 'to[0].address', 'to[2].address']);
});

test('a refusal tells neither the number nor the text that was sent', async () => {
  const request = textTo(['+1206555010099999999'], `private ${'a'.repeat(1601)}`);

  const error = await rejection(new Messages(sandbox.newAccount()).sendMessages(request));

  const told = `${error} ${JSON.stringify(error)}`;
  expect(told).not.toContain('5550100');
  expect(told).not.toContain('private');
});

test.each<{ what: string; field: string; query: Record<string, string> }>([
  { what: 'a start that is no date', field: 'start_date', query: { start_date: 'yesterday' } },
  { what: 'an end that is no date', field: 'end_date', query: { end_date: 'tomorrow' } },
  { what: 'a page of 1,001 items', field: 'page_size', query: { page_size: '1001' } },
  { what: 'a filter that does not exist', field: 'colour', query: { colour: 'red' } },
])('a list with $what is refused, and its field is named', async ({ field, query }) => {
  const messages = new Messages(sandbox.newAccount());

  const error = await rejection(messages.listMessages({}, { query }));

  expect(error).toMatchObject({ operation: 'messages.listMessages', status: 400, errors: [{ field }] });
});
