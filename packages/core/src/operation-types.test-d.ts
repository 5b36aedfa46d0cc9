import { expectTypeOf, test } from 'vitest';
import {
  bearerToken,
  type Client,
  type CommunicationChannel,
  createClient,
  execute,
  type ListOperation,
  type Operation,
  type OperationHandle,
  operationHandle,
  type Page,
  paginate,
  type RequestOptions,
  responseOf,
  type StartOperation,
} from './index.ts';

interface FetchNoteRequest {
  noteId: string;
  since?: Date | undefined;
}

interface Note {
  id: string;
  channel: CommunicationChannel;
}

interface NotesPage {
  notes: Note[];
}

interface NoteOperation {
  status?: string;
}

declare const client: Client;
declare const fetchNote: Operation<FetchNoteRequest, Note>;
declare const deleteNote: Operation<FetchNoteRequest, void>;
declare const listNotes: ListOperation<{ channel?: string | undefined }, NotesPage, Note>;
declare const sendNotes: StartOperation<object, NotesPage, NoteOperation, Note>;

test('the types of a literal flow into the call and out of it', () => {
  expectTypeOf(execute(client, fetchNote, { noteId: 'a' })).resolves.toEqualTypeOf<Note>();
  expectTypeOf(execute(client, deleteNote, { noteId: 'a' })).resolves.toEqualTypeOf<void>();
});

test('what a literal does not take is refused', () => {
  // @ts-expect-error: the identifier is missing.
  execute(client, fetchNote, {});
  // @ts-expect-error: the identifier is no text.
  execute(client, fetchNote, { noteId: 5 });
  // @ts-expect-error: there is no such field.
  execute(client, fetchNote, { noteId: 'a', other: 1 });
  // @ts-expect-error: a list is paged, and needs to say where its items are.
  paginate(client, fetchNote, { noteId: 'a' });
});

test('optional inputs take undefined', () => {
  const maybe: Date | undefined = new Date();
  const options: RequestOptions = { signal: undefined, timeoutMs: undefined, retry: undefined, headers: undefined };

  expectTypeOf(execute(client, fetchNote, { noteId: 'a', since: maybe }, options)).resolves.toEqualTypeOf<Note>();
  expectTypeOf(
    createClient({ security: undefined, serverURL: undefined, sandboxURL: undefined }),
  ).toEqualTypeOf<Client>();
});

test('a list gives items, and pages that have the fields of the answer', async () => {
  const list = paginate(client, listNotes, {});

  for await (const item of list) expectTypeOf(item).toEqualTypeOf<Note>();
  for await (const page of list.pages()) expectTypeOf(page).toEqualTypeOf<Page<Note, NotesPage>>();
  expectTypeOf(await list).toEqualTypeOf<Page<Note, NotesPage>>();
  expectTypeOf((await list).items).toEqualTypeOf<readonly Note[]>();
  expectTypeOf(list.toArray({ limit: 1 })).resolves.toEqualTypeOf<Note[]>();
  // @ts-expect-error: how many items are wanted has to be said.
  list.toArray();
});

test('a handle knows the type of its state and of what the work makes', async () => {
  const handle = operationHandle(client, sendNotes.starts, 'a');

  expectTypeOf(handle).toEqualTypeOf<OperationHandle<NoteOperation, Note>>();
  expectTypeOf(handle.wait({ deadlineMs: 1 })).resolves.toEqualTypeOf<NoteOperation>();
  expectTypeOf(handle.last).toEqualTypeOf<NoteOperation | undefined>();
  for await (const item of handle.resources()) expectTypeOf(item).toEqualTypeOf<Note>();
  // @ts-expect-error: how long to wait at most has to be said.
  handle.wait({});
});

test('an open set takes texts that this version does not know, and keeps those that it knows', () => {
  expectTypeOf<'tel'>().toExtend<CommunicationChannel>();
  expectTypeOf<'carrier-pigeon'>().toExtend<CommunicationChannel>();
  expectTypeOf<number>().not.toExtend<CommunicationChannel>();
  // Were the set a plain `string`, an editor could offer nothing.
  expectTypeOf<CommunicationChannel>().not.toEqualTypeOf<string>();
});

test('security is a username with a password, or a source of tokens', () => {
  createClient({ security: { username: 'a', password: 'b' } });
  createClient({ security: bearerToken(async () => ({ token: 'a' })) });
  // @ts-expect-error: the password is missing.
  createClient({ security: { username: 'a' } });
});

test('responseOf takes anything, and may find nothing', () => {
  expectTypeOf(responseOf(5)).extract<undefined>().toEqualTypeOf<undefined>();
  expectTypeOf(responseOf).parameter(0).toEqualTypeOf<unknown>();
});
