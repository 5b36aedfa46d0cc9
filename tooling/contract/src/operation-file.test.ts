import { beforeAll, expect, test } from 'vitest';
import { fixtureSchemas } from '../test/fixture-contracts.ts';
import type { OperationSchemas } from './operation-file.ts';

let schemas: Record<string, OperationSchemas>;

beforeAll(async () => {
  schemas = await fixtureSchemas();
});

test('a family in snake_case has snake_case names in requests and in answers', () => {
  const { createNote } = schemas;

  expect(Object.keys(createNote?.body?.properties ?? {})).toEqual([
    'note_title',
    'note_kind',
    'due_at',
    'body',
    'drawing',
    'tags',
  ]);
  expect(createNote?.$defs['Note']?.required).toEqual(['id', 'note_kind', 'created_at', 'tags']);
});

test('a family in camelCase keeps its names', () => {
  expect(Object.keys(schemas['fetchThread']?.$defs['Thread']?.properties ?? {})).toEqual(['threadId', 'createdAt']);
});

test('a family of forms takes joined PascalCase names and answers in snake_case', () => {
  const { updateFolder } = schemas;

  expect(updateFolder?.body).toMatchObject({
    required: ['FriendlyName'],
    properties: {
      FriendlyName: { type: 'string' },
      'Timers.Inactive': { type: 'string' },
      'Timers.MaxAgeDays': { type: 'number' },
      Filters: { type: 'array', items: { type: 'string' } },
    },
  });
  expect(Object.keys(updateFolder?.$defs['Folder']?.properties ?? {})).toContain('date_created');
});

test('a map whose keys belong to the user is one JSON text in a form', () => {
  expect(schemas['updateFolder']?.body?.properties?.['Attributes']).toEqual({
    type: 'string',
    contentMediaType: 'application/json',
  });
});

test('fields of the path and of the query are not in the body', () => {
  const { createNote } = schemas;

  expect(Object.keys(createNote?.pathParameters ?? {})).toEqual(['folderId']);
  expect(Object.keys(createNote?.query?.properties ?? {})).toEqual(['is_draft']);
  expect(createNote?.body?.properties).not.toHaveProperty('folder_id');
  expect(createNote?.body?.properties).not.toHaveProperty('is_draft');
});

test('nested fields of a query stand under their inner names, and those of a union are optional', () => {
  const { listNotes } = schemas;

  expect(listNotes?.query?.properties).toMatchObject({ author_id: { type: 'string' }, address: { type: 'string' } });
  expect(listNotes?.query?.required).toBeUndefined();
});

test('an open set is closed in requests and open in answers', () => {
  const { $defs } = schemas['createNote'] ?? {};

  expect($defs?.['NoteKind.Request']).toMatchObject({ type: 'string', enum: ['plain', 'todo'] });
  expect($defs?.['NoteKind']).toMatchObject({ type: 'string', 'x-known-values': ['plain', 'todo'] });
  expect($defs?.['NoteKind']).not.toHaveProperty('enum');
});

test('a Date is a text in ISO 8601, and stays nullable', () => {
  const { body, $defs } = schemas['createNote'] ?? {};

  expect(body?.properties?.['due_at']).toEqual({ type: 'string', format: 'date-time' });
  expect($defs?.['Note']?.properties?.['created_at']).toEqual({ type: ['string', 'null'], format: 'date-time' });
});

test('requests refuse fields that no type names, and answers do not', () => {
  const { body, $defs } = schemas['createNote'] ?? {};

  expect(body?.additionalProperties).toBe(false);
  expect($defs?.['Polygon.Request']?.additionalProperties).toBe(false);
  expect($defs?.['Note']).not.toHaveProperty('additionalProperties');
});

test('the tags of doc blocks are limits and examples', () => {
  const { body, $defs } = schemas['createNote'] ?? {};

  expect(body?.properties?.['note_title']).toEqual({
    type: 'string',
    description: 'What stands above the note.',
    minLength: 1,
    maxLength: 20,
    examples: ['Groceries'],
  });
  expect($defs?.['TodoBody']?.properties?.['todo_items']).toMatchObject({ minItems: 1, maxItems: 3 });
  expect(schemas['listNotes']?.query?.properties?.['page_size']).toMatchObject({ type: 'integer', default: 50 });
});

test('a branch is chosen by the key that only it requires, and else by the widest of the others', () => {
  expect(schemas['createNote']?.body?.properties?.['body']).toEqual({
    if: { required: ['todo_items'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's keyword.
    then: { $ref: '#/$defs/TodoBody' },
    else: { $ref: '#/$defs/RichBody' },
  });
});

test('an operation without body or answer has neither', () => {
  const { deleteNote } = schemas;

  expect(deleteNote).not.toHaveProperty('body');
  expect(deleteNote).not.toHaveProperty('response');
  expect(deleteNote?.success).toEqual([204]);
  expect(deleteNote?.$defs).toEqual({});
});

test('every definition of a file is used in it', () => {
  const text = JSON.stringify(schemas['createNote']);

  const unused = Object.keys(schemas['createNote']?.$defs ?? {}).filter((name) => !text.includes(`"#/$defs/${name}"`));

  expect(unused).toEqual([]);
});
