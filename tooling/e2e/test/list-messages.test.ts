import { HttpClient, type PageList } from '@comms/core';
import { type ListMessagesRequest, type Message, Messages } from '@comms/messages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { numbers, rejection, type Sandboxed, sandboxed, textTo } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());

const conversationId = 'conversation_01h9krwprkeee8fzqspvwy6nq8';
const contactId = 'contact_01h9krwprkeee8fzqspvwy6nq8';

async function texts(list: PageList<Message, object>): Promise<(string | null | undefined)[]> {
  return (await list.toArray({ limit: 1000 })).map(({ content }) => content?.text);
}

/** Counts the requests of a client. */
function counting(): { readonly httpClient: HttpClient; readonly count: () => number } {
  const httpClient = new HttpClient();
  let requests = 0;
  httpClient.addHook('response', () => {
    requests += 1;
  });
  return { httpClient, count: () => requests };
}

describe('a list of messages is filtered', () => {
  let messages: Messages;
  let filters: Record<string, ListMessagesRequest>;

  beforeAll(async () => {
    messages = new Messages(sandbox.newAccount());
    const first = await messages.sendMessages(textTo(['+12065550101'], 'first'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await messages.sendMessages({
      from: { address: '+12065550198', channel: 'whatsapp' },
      to: [{ address: '+12065550102', channel: 'whatsapp' }],
      content: { text: 'second' },
    });
    await messages.sendMessages({ ...textTo([]), to: [{ contactId, channel: 'tel' }], content: { text: 'contact' } });
    await messages.sendMessages({ ...textTo([]), to: [{ conversationId }], content: { text: 'conversation' } });
    filters = {
      operationId: { operationId: second.operation.id },
      channel: { channel: 'whatsapp' },
      fromAddress: { fromAddress: '+12065550198' },
      toAddress: { toAddress: '+12065550101' },
      toContact: { toContact: contactId },
      conversationId: { conversationId },
      endDate: { endDate: second.messages[0]?.createdAt ?? new Date() },
      startDate: { startDate: first.messages[0]?.createdAt ?? new Date(), toAddress: '+12065550102' },
      both: { channel: 'whatsapp', toAddress: '+12065550101' },
    };
  });

  test.each([
    ['operationId', ['second']],
    ['channel', ['second']],
    ['fromAddress', ['second']],
    ['toAddress', ['first']],
    ['toContact', ['contact']],
    ['conversationId', ['conversation']],
    ['endDate', ['first']],
    ['startDate', ['second']],
    ['both', []],
  ])('by %s', async (name, expected) => {
    expect(await texts(messages.listMessages(filters[name] ?? {}))).toEqual(expected);
  });

  test('by nothing: then all come, the newest first', async () => {
    expect(await texts(messages.listMessages())).toEqual(['conversation', 'contact', 'second', 'first']);
  });
});

test('a list that is filtered by an operation shows that operation', async () => {
  const messages = new Messages(sandbox.newAccount());
  const sent = await messages.sendMessages(textTo(numbers(2)));

  const page = await messages.listMessages({ operationId: sent.operation.id });

  expect(page.operation).toMatchObject({ id: sent.operation.id, delivery: { totalCount: 2 } });
});

describe('paging', () => {
  const account = (): ReturnType<Sandboxed['newAccount']> => sandbox.newAccount();

  test('3,000 messages come in three requests, each message once', async () => {
    const options = account();
    await new Messages(options).sendMessages(textTo(numbers(3000)));
    const { httpClient, count } = counting();
    const ids = new Set<string>();

    for await (const { id } of new Messages({ ...options, httpClient }).listMessages({ pageSize: 1000 })) ids.add(id);

    expect(ids.size).toBe(3000);
    expect(count()).toBe(3);
  });

  test('messages that are sent during a walk neither repeat nor hide others', async () => {
    const messages = new Messages(account());
    await messages.sendMessages(textTo(numbers(50)));
    const ids: string[] = [];

    for await (const page of messages.listMessages({ pageSize: 10 }).pages()) {
      ids.push(...page.items.map(({ id }) => id));
      await messages.sendMessages(textTo(numbers(1)));
    }

    expect(ids).toHaveLength(50);
    expect(new Set(ids).size).toBe(50);
  });

  test('a walk is taken up again from a token', async () => {
    const messages = new Messages(account());
    await messages.sendMessages(textTo(numbers(25)));
    const list = messages.listMessages({ pageSize: 10 });
    const first = await list;
    const rest: string[] = [];

    for await (const page of list.pages({ from: first.nextToken })) rest.push(...page.items.map(({ id }) => id));

    expect(rest).toHaveLength(15);
    expect(first.items.map(({ id }) => id).filter((id) => rest.includes(id))).toEqual([]);
  });

  test('an awaited list is its first page, from which the next ones are got', async () => {
    const messages = new Messages(account());
    await messages.sendMessages(textTo(numbers(15)));

    const first = await messages.listMessages({ pageSize: 10 });
    const second = await first.nextPage();

    expect([first.hasNext, first.messages.length]).toEqual([true, 10]);
    expect([second?.hasNext, second?.messages.length]).toEqual([false, 5]);
    expect(await second?.nextPage()).toBeUndefined();
  });

  test('no more pages are asked for than a limit needs', async () => {
    const options = account();
    await new Messages(options).sendMessages(textTo(numbers(100)));
    const { httpClient, count } = counting();

    const found = await new Messages({ ...options, httpClient }).listMessages({ pageSize: 10 }).toArray({ limit: 20 });

    expect(found).toHaveLength(20);
    expect(count()).toBe(2);
  });

  test('without a page size, 50 items come', async () => {
    const messages = new Messages(account());
    await messages.sendMessages(textTo(numbers(60)));

    expect((await messages.listMessages()).items).toHaveLength(50);
  });

  test('a token that no list gave is refused, and named', async () => {
    const error = await rejection(new Messages(account()).listMessages({ pageToken: 'made-up' }));

    expect(error).toMatchObject({ status: 400, errors: [{ field: 'page_token' }] });
  });
});
