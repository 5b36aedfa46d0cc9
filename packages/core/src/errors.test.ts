import { expect, test, vi } from 'vitest';
import { answeringClient, connectionError, json } from '../test/answering-client.ts';
import { createNote, fetchNote, listNotes } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import {
  ApiError,
  CommsError,
  ConfigurationError,
  createClient,
  execute,
  NetworkError,
  OperationError,
  OutcomeUnknownError,
  paginate,
  responseOf,
  TimeoutError,
} from './index.ts';

const classes = { ApiError, ConfigurationError, NetworkError, OperationError, OutcomeUnknownError, TimeoutError };

test.each(Object.entries(classes))('%s knows its own, and CommsError knows it', (name, type) => {
  const error = new type('words');

  expect(error).toMatchObject({ name, message: 'words', effect: 'none', attempts: 0 });
  expect(String(error)).toBe(`${name}: words`);
  expect(type.isInstance(error)).toBe(true);
  expect(CommsError.isInstance(error)).toBe(true);
  expect(error).toBeInstanceOf(CommsError);
});

test.each(Object.entries(classes))('%s does not know the other classes', (_, type) => {
  const others = [...Object.values(classes).filter((other) => other !== type), CommsError];

  expect(others.map((other) => type.isInstance(new other('words')))).toEqual(others.map(() => false));
});

test.each([undefined, null, 'ApiError', {}, new Error('x'), { name: 'ApiError' }])(
  'isInstance is false for %j',
  (value) => {
    expect(CommsError.isInstance(value)).toBe(false);
    expect(ApiError.isInstance(value)).toBe(false);
  },
);

test('a user can make a class of their own, which isInstance knows', () => {
  class PolicyError extends CommsError {
    static override readonly kind: string = 'PolicyError';
  }

  expect(PolicyError.isInstance(new PolicyError('x'))).toBe(true);
  expect(CommsError.isInstance(new PolicyError('x'))).toBe(true);
  expect(PolicyError.isInstance(new CommsError('x'))).toBe(false);
});

test('two copies of core in one process know the errors, clients and results of each other', async () => {
  vi.resetModules();
  const copy = await import('./index.ts');
  const { client } = answeringClient([json({}, { status: 400 }), json({ id: 'a' })]);

  const error = await rejection(execute(client, fetchNote, { noteId: 'a' }));
  const note = await copy.execute(client, fetchNote, { noteId: 'a' });

  expect(copy.ApiError).not.toBe(ApiError);
  expect(copy.ApiError.isInstance(error)).toBe(true);
  expect(copy.TimeoutError.isInstance(error)).toBe(false);
  expect(copy.createClient(client)).toBe(client);
  expect(responseOf(note)?.statusCode).toBe(200);
  expect(copy.responseOf(note)?.statusCode).toBe(200);
});

test('the chain of causes survives down to the code of the system', async () => {
  const { client } = answeringClient(connectionError('ECONNREFUSED'), { retry: false });

  const error = await rejection(execute(client, fetchNote, { noteId: 'a' }));

  expect(error).toHaveProperty('cause.cause.code', 'ECONNREFUSED');
  expect(error).toHaveProperty('message', expect.stringContaining('ECONNREFUSED'));
});

test('causes that go in a circle do no harm', async () => {
  const one = new Error('one');
  const two = new Error('two', { cause: one });
  one.cause = two;
  const { client } = answeringClient(two, { retry: false });

  const error = await rejection(execute(client, fetchNote, { noteId: 'a' }));

  expect(error).toBeInstanceOf(NetworkError);
});

const own = 'errors.test.ts';

test("the caller's own line is in the stack of a call that failed", async () => {
  const { client } = answeringClient(json({}, { status: 400 }));
  async function callOfTheUser(): Promise<unknown> {
    return await execute(client, createNote, {});
  }

  const error = await rejection(callOfTheUser());

  expect(error).toHaveProperty('stack', expect.stringMatching(/callOfTheUser/));
  expect(error).toHaveProperty('stack', expect.stringContaining(own));
});

test("the caller's own line is in the stack of an awaited list that failed", async () => {
  const { client } = answeringClient(json({}, { status: 400 }));
  async function listOfTheUser(): Promise<unknown> {
    return await paginate(client, listNotes, {});
  }

  const error = await rejection(listOfTheUser());

  expect(error).toHaveProperty('stack', expect.stringMatching(/listOfTheUser/));
});

test("the caller's own line is in the stack of a walk that failed on its second page", async () => {
  const { client } = answeringClient([json({ notes: [], pagination: { next: '2' } }), json({}, { status: 400 })]);
  async function walkOfTheUser(): Promise<void> {
    for await (const item of paginate(client, listNotes, {})) expect(item).toBeDefined();
  }

  const error = await rejection(walkOfTheUser());

  expect(error).toHaveProperty('stack', expect.stringMatching(/walkOfTheUser/));
});

test("the user's line is in the stack once, however often a list fails", async () => {
  const { client } = answeringClient(json({}, { status: 400 }));
  const list = paginate(client, listNotes, {});
  await rejection(list);

  const error = await rejection(list);
  const stack = String(Reflect.get(Object(error), 'stack'));

  expect(stack.split(own).length).toBeLessThan(10);
});

test('an error of the construction names what to do', async () => {
  expect(await rejection(() => createClient({ security: { username: '', password: '' } }))).toBeInstanceOf(
    ConfigurationError,
  );
});
