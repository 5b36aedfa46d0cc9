import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { fixtureContracts } from '../test/fixture-contracts.ts';
import { contractFiles, writeFiles } from './contract-files.ts';
import { openapiDocuments } from './openapi.ts';
import { type OperationContract, readContracts } from './operation-contract.ts';

let contracts: OperationContract[];
let notes: object | undefined;
let messages: object | undefined;

beforeAll(async () => {
  contracts = await fixtureContracts();
  notes = openapiDocuments(contracts).get('commsPreview');
  messages = openapiDocuments(await readContracts()).get('commsPreview');
});

test('the prose of classes and methods describes groups and operations', () => {
  expect(notes).toMatchObject({
    tags: [{ name: 'notes', description: 'Keeps notes.' }],
    paths: {
      '/Folders/{folderId}/Notes': {
        post: {
          operationId: 'notes.createNote',
          tags: ['notes'],
          summary: 'Creates one note',
          description: 'Creates one note; it stays until it is deleted.',
        },
      },
    },
  });
});

test('each status that a method names as refused is an answer', () => {
  const refused = { $ref: '#/components/responses/Refused' };

  expect(notes).toMatchObject({
    paths: {
      '/Folders/{folderId}/Notes': {
        post: {
          responses: {
            400: { ...refused, description: 'Refused when a part of the request is malformed.' },
            404: { ...refused, description: 'Refused when there is no such folder.' },
            default: refused,
          },
        },
      },
    },
  });
});

test('a body with a file is a form with parts, and its other variants are JSON', () => {
  const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

  expect(messages).toMatchObject({
    paths: {
      '/Media': {
        post: {
          requestBody: {
            content: {
              'application/json': { schema: { anyOf: [ref('UploadMediaContent'), ref('UploadMediaUrl')] } },
              'multipart/form-data': { schema: { anyOf: [ref('UploadMediaFile')] } },
            },
          },
        },
      },
    },
    components: {
      schemas: { UploadMediaFile: { properties: { file: { type: 'string', format: 'binary' } } } },
    },
  });
});

test('refusals have one problem or a list of them', () => {
  expect(notes).toMatchObject({
    components: {
      schemas: {
        'Error.Problem': {
          properties: { code: { type: 'integer' }, message: { type: 'string' }, more_info: { format: 'uri' } },
        },
        'Error.ProblemList': { properties: { errors: { items: { $ref: '#/components/schemas/Error.Problem' } } } },
      },
    },
  });
});

test('identifiers and query fields are parameters', () => {
  expect(notes).toMatchObject({
    paths: {
      '/Folders/{folderId}/Notes': {
        post: {
          parameters: [
            { name: 'folderId', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'is_draft', in: 'query', required: false, schema: { type: 'boolean' } },
          ],
        },
      },
    },
  });
});

test('an operation that starts work says where the work can be followed', () => {
  const headers = { 'operation-id': {}, 'operation-location': {}, 'resource-location': {} };

  expect(messages).toMatchObject({
    paths: { '/Messages': { post: { requestBody: { required: true }, responses: { 202: { headers } } } } },
  });
});

test("the client's handle is not part of an answer", () => {
  expect(messages).toMatchObject({ components: { schemas: { SendMessagesResponse: { required: ['messages'] } } } });
  expect(messages).not.toHaveProperty('components.schemas.SendMessagesResponse.properties.operation');
});

test('unions are shown as alternatives', () => {
  expect(messages).toMatchObject({
    components: {
      schemas: {
        MediaInput: {
          anyOf: [{ $ref: '#/components/schemas/MediaById' }, { $ref: '#/components/schemas/MediaByUrl' }],
        },
      },
    },
  });
});

test('forms and JSON are told apart by the type of the content', () => {
  const document = openapiDocuments(contracts).get('conversationsV1');

  expect(document).toHaveProperty([
    'paths',
    '/Folders/{folderSid}',
    'post',
    'requestBody',
    'content',
    'application/x-www-form-urlencoded',
  ]);
});

test('a method without a doc block is refused', () => {
  const [first] = contracts;
  const renamed = first && { ...first, facts: { ...first.facts, id: 'notes.forgetNote' } };

  expect(() => openapiDocuments(renamed ? [renamed] : [])).toThrow('notes.forgetNote: no class beside');
});

test('the documents of every kind of family pass the linter', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'openapi-'));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  writeFiles(await contractFiles(contracts), folder);
  const home = join(import.meta.dirname, '..');

  const families = ['comms-preview', 'conversations-v1', 'conversations-v2'];
  const paths = families.map((name) => join(folder, `openapi/${name}.json`));
  const redocly = join(home, 'node_modules/.bin/redocly');
  const { stderr } = await promisify(execFile)(redocly, ['lint', ...paths, '--config', join(home, 'redocly.yaml')]);

  expect(stderr).toContain('Your API descriptions are valid');
  expect(stderr).not.toContain('warning');
});
