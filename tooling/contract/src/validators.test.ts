import { beforeAll, describe, expect, test } from 'vitest';
import { fixtureContracts } from '../test/fixture-contracts.ts';
import { type Check, loadValidators } from '../test/load-validators.ts';
import { validatorsModule, validatorsTypes } from './validators.ts';

const from = { address: '+12065550199', channel: 'tel' };
const to = [{ address: '+12065550100', channel: 'tel' }];
const content = { text: 'Hello' };
const suffix = '01h9krwprkeee8fzqspvwy6nq8';

let check: Check;
const send = (change: object) => check('messages.sendMessages', 'body', { from, to, content, ...change });

beforeAll(async () => {
  check = await loadValidators();
});

describe('a request to send is good', () => {
  test.each([
    ['an address', from],
    ['an agent', { agent_id: `agent_${suffix}` }],
    ['an agent pool', { agent_pool_id: `agentpool_${suffix}` }],
    ['an agent without the prefix of its id', { agent_id: suffix }],
  ])('from %s', (_, sender) => {
    expect(send({ from: sender })).toEqual([]);
  });

  test.each([
    ['an address', { address: '+12065550100', channel: 'whatsapp', variables: { name: 'Ada' } }],
    ['a contact', { contact_id: `contact_${suffix}`, channel: 'tel' }],
    ['an audience', { audience_id: `audience_${suffix}`, variables: {} }],
    ['a group', { recipients: [...to, { contact_id: `contact_${suffix}` }] }],
    ['a conversation', { conversation_id: `conversation_${suffix}` }],
  ])('to %s', (_, recipient) => {
    expect(send({ to: [recipient] })).toEqual([]);
  });

  test.each([
    ['a text', { text: 'Hello {{ name }}', default_variables: { name: 'you' } }],
    ['media', { media: [{ media_id: `media_${suffix}` }, { url: 'https://example.com/a.png' }] }],
    ['a location', { location: { latitude: 47.6, longitude: -122.3, title: null } }],
    ['a list', { list_picker: { text: 'Pick', button_text: 'Show', list_items: [{ id: '1', title: 'One' }] } }],
    ['quick replies', { quick_reply: { text: 'Well?', reply_items: [{ id: 'y', title: 'Yes' }] } }],
    [
      'calls to action',
      {
        call_to_action: {
          text: 'Act',
          actions: [
            { type: 'url', title: 'Open', url: 'https://example.com' },
            { type: 'phone_number', title: 'Call', phone_number: '+12065550100' },
          ],
        },
      },
    ],
    ['a card', { card: { title: 'Card', subtitle: null, actions: null } }],
    ['a one-time password', { otp: { code_length: 6, time_to_expire: 'PT10M' }, text: 'Code: {{ code }}' }],
    ['a template', { content_id: `HX${'0'.repeat(32)}`, default_variables: { 1: 'one' } }],
  ])('with %s', (_, variant) => {
    expect(send({ content: variant })).toEqual([]);
  });

  test('with options and tags', () => {
    const processing_options = { domain: 'example.com', use_preference: { preference_id: `preference_${suffix}` } };

    expect(send({ processing_options, tags: { campaign: 'spring' } })).toEqual([]);
  });

  test('with 10,000 recipients', () => {
    expect(send({ to: Array.from({ length: 10_000 }, () => to[0]) })).toEqual([]);
  });
});

describe('a request to send is refused', () => {
  test('with every problem at once', () => {
    const request = {
      from: { adress: '+12065550199' },
      to: [{ address: '', channel: 'tel' }, { address: '+12065550100', channel: 'sms' }, { contact_id: 'Ada' }, 'Ada'],
      content: { text: 5, crad: {} },
      tag: {},
    };

    expect(check('messages.sendMessages', 'body', request).sort()).toEqual([
      'content.crad: is not known here',
      'content.text: must be of type string',
      'from: needs one of address, agent_id, agent_pool_id',
      'tag: is not known here',
      'to[0].address: is empty',
      'to[1].channel: must be one of tel, whatsapp, fbm, gbm, chat',
      'to[2].contact_id: must match ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$',
      'to[3]: must be of type object',
    ]);
  });

  test('with the keys to choose from at each recipient that has none', () => {
    const keys = 'address, contact_id, audience_id, recipients, conversation_id';

    expect(send({ to: [{}, ...to, { channel: 'tel' }] })).toEqual([
      `to[0]: needs one of ${keys}`,
      `to[2]: needs one of ${keys}`,
    ]);
  });

  test('with all that is missing', () => {
    expect(check('messages.sendMessages', 'body', {})).toEqual([
      'from: is missing',
      'to: is missing',
      'content: is missing',
    ]);
  });

  test.each([undefined, null, 5, 'text', []])('when it is no object but %j', (body) => {
    expect(check('messages.sendMessages', 'body', body)).toEqual([': must be of type object']);
  });

  test.each([
    ['no recipient', { to: [] }, 'to: must have at least one item'],
    ['10,001 recipients', { to: Array.from({ length: 10_001 }, () => to[0]) }, 'to: must have at most 10000 items'],
    [
      'two keys that tell recipients apart',
      { to: [{ conversation_id: suffix, audience_id: suffix }] },
      'to[0].conversation_id: is not known here',
    ],
    ['a recipient without its channel', { to: [{ address: '+12065550100' }] }, 'to[0].channel: is missing'],
    [
      'a group within a group',
      { to: [{ recipients: [{ recipients: to }] }] },
      'to[0].recipients[0]: needs one of address, contact_id',
    ],
    [
      'a text of 1,601 characters',
      { content: { text: 'x'.repeat(1601) } },
      'content.text: must have at most 1600 characters',
    ],
    [
      'eleven media files',
      { content: { media: Array(11).fill({ media_id: suffix }) } },
      'content.media: must have at most 10 items',
    ],
    ['a media file without a source', { content: { media: [{}] } }, 'content.media[0]: needs one of media_id, url'],
    [
      'a button of an unknown type',
      { content: { card: { title: 'Card', actions: [{ type: 'fax' }] } } },
      'content.card.actions[0].type: must be one of url, phone_number',
    ],
    ['a short code', { content: { otp: { code: '123' } } }, 'content.otp.code: must have at least 4 characters'],
    ['half a digit', { content: { otp: { code_length: 4.5 } } }, 'content.otp.code_length: must be of type integer'],
    [
      'a template that is no content id',
      { content: { content_id: 'HX1' } },
      'content.content_id: must match ^HX[0-9a-fA-F]{32}$',
    ],
    [
      'a tag of 129 characters',
      { tags: { campaign: 'x'.repeat(129) } },
      'tags.campaign: must have at most 128 characters',
    ],
    [
      'the name of a tag with 129 characters',
      { tags: { ['x'.repeat(129)]: 'spring' } },
      'tags: has a key that must have at most 128 characters',
    ],
    [
      'eleven tags',
      { tags: Object.fromEntries(Array.from({ length: 11 }, (_, at) => [at, ''])) },
      'tags: must have at most 10 pairs',
    ],
    ['a tag that is no text', { tags: { count: 1 } }, 'tags.count: must be of type string'],
  ])('with %s', (_, change, problem) => {
    expect(send(change)).toEqual([problem]);
  });
});

describe('a query', () => {
  test('comes as texts, which are turned into what they mean', () => {
    const query = { page_size: '100', channel: 'tel', start_date: '2025-03-01T00:00:00.000Z' };

    expect(check('messages.listMessages', 'query', query)).toEqual([]);
    expect(query.page_size).toBe(100);
  });

  test('is refused with every problem at once', () => {
    const query = { page_size: '1001', channel: 'sms', start_date: 'yesterday', pageToken: 'x' };

    expect(check('messages.listMessages', 'query', query).sort()).toEqual([
      'channel: must be one of tel, whatsapp, fbm, gbm, chat',
      'pageToken: is not known here',
      'page_size: must be at most 1000',
      'start_date: must be a valid date-time',
    ]);
  });
});

describe('an answer', () => {
  test('may have fields and values that no type knows', () => {
    const message = { id: 'message_1', to: [{ address: '1', channel: 'pigeon' }], mood: 'good', created_at: null };

    expect(check('messages.fetchOneMessage', 'response', message)).toEqual([]);
  });

  test('with a field of another type has a problem', () => {
    expect(check('messages.fetchOneMessage', 'response', { id: 1, created_at: 'now' })).toEqual([
      'id: must be of type string',
      'created_at: must be a valid date-time',
    ]);
  });
});

describe('a form', () => {
  test('comes as texts, of which one may stand for a list', async () => {
    const checkFixture = await loadValidators(await fixtureContracts());
    const form = { FriendlyName: 'Mine', 'Timers.MaxAgeDays': '30', Filters: 'onMessageAdded', Attributes: '{}' };

    expect(checkFixture('notes.updateFolder', 'body', form)).toEqual([]);
    expect(form).toMatchObject({ 'Timers.MaxAgeDays': 30, Filters: ['onMessageAdded'] });
  });

  test('with a text that is no number has a problem', async () => {
    const checkFixture = await loadValidators(await fixtureContracts());

    expect(checkFixture('notes.updateFolder', 'body', { 'Timers.MaxAgeDays': 'many' })).toEqual([
      'FriendlyName: is missing',
      'Timers.MaxAgeDays: must be of type number',
    ]);
  });
});

describe('the module', () => {
  test('loads from a place that nothing can be imported from', async () => {
    const source = await validatorsModule('requests', await fixtureContracts());

    const module = await import(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`);

    expect(Object.keys(module).sort()).toEqual(['problemsOf', 'validators']);
    expect(Object.keys(module.validators['notes.createNote'])).toEqual(['body', 'query']);
  });

  test('comes with types of what it exports', () => {
    expect(validatorsTypes('requests')).toContain('export declare function problemsOf(');
    expect(validatorsTypes('requests')).toContain('export declare const validators:');
  });
});
