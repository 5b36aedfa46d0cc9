import {
  type Api,
  beginOperation,
  commsPreview,
  type ListOperation,
  type Operation,
  type StartOperation,
} from '../src/index.ts';

/** Fields of any kind: lets a test send what the types of a real product would refuse. */
export interface Fields {
  [name: string]: unknown;
}

export interface Note extends Fields {
  id: string;
}

/** An operation of a made-up API, safe to repeat. */
export const fetchNote: Operation<Fields, Note> = {
  id: 'notes.fetchNote',
  api: commsPreview,
  method: 'GET',
  path: '/Notes/{noteId}',
  success: [200],
};

export const replaceNote: Operation<Fields, Note> = { ...fetchNote, id: 'notes.replaceNote', method: 'PUT' };

export const deleteNote: Operation<Fields, void> = {
  id: 'notes.deleteNote',
  api: commsPreview,
  method: 'DELETE',
  path: '/Notes/{noteId}',
  success: [204],
};

/** Not safe to repeat: it creates. */
export const createNote: Operation<Fields, Note> = {
  id: 'notes.createNote',
  api: commsPreview,
  method: 'POST',
  path: '/Notes',
  success: [201],
  findWith: 'notes.listNotes',
};

/** Creates too, but the server knows a repeat by its key. */
export const createKeyedNote: Operation<Fields, Note> = { ...createNote, id: 'notes.createKeyedNote', safety: 'keyed' };

interface NotesPage {
  notes: Note[];
  pagination?: { next?: string | null };
}

export const listNotes: ListOperation<Fields, NotesPage, Note> = {
  id: 'notes.listNotes',
  api: commsPreview,
  method: 'GET',
  path: '/Notes',
  success: [200],
  page: { items: 'notes' },
};

const fetchNoteOperation: Operation<{ operationId: string }, Fields> = {
  id: 'notes.fetchNoteOperation',
  api: commsPreview,
  method: 'GET',
  path: '/Notes/Operations/{operationId}',
  success: [200],
};

const cancelNoteOperation: Operation<{ operationId: string }, Fields> = {
  id: 'notes.cancelNoteOperation',
  api: commsPreview,
  method: 'POST',
  path: '/Notes/Operations/{operationId}/Cancel',
  success: [200],
};

/** Starts work that goes on after the answer. */
export const sendNotes: StartOperation<Fields, Fields, Fields, Note> = {
  id: 'notes.sendNotes',
  api: commsPreview,
  method: 'POST',
  path: '/Notes',
  success: [200, 201, 202],
  findWith: 'notes.listNotes',
  starts: { begin: beginOperation, fetch: fetchNoteOperation, cancel: cancelNoteOperation, resources: listNotes },
};

/** An operation of another API family, which takes any fields. */
export function createIn(api: Api): Operation<Fields, Fields> {
  return { id: 'notes.createNote', api, method: 'POST', path: '/Notes', success: [201] };
}

export function fetchIn(api: Api): Operation<Fields, Fields> {
  return { id: 'notes.findNotes', api, method: 'GET', path: '/Notes', success: [200] };
}
