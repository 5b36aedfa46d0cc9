import { expect, test } from 'vitest';
import { fileKind } from './file-kind.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
const zip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>');
const text = Buffer.from('name,score\nZoë,10\n');
const noise = Buffer.from([0, 159, 146, 150, 1, 2, 3]);

test.each([
  ['a PNG image', png, 'image/png', 'png'],
  ['a PDF document', pdf, 'application/pdf', 'pdf'],
  ['an archive', zip, 'application/zip', 'zip'],
  ['a text', text, 'text/plain', undefined],
  ['something else', noise, 'application/octet-stream', undefined],
])('%s of which nothing is said is known by its bytes', async (_, bytes, mimeType, extension) => {
  expect(await fileKind(bytes, undefined)).toEqual({ mimeType, extension });
});

test.each([
  ['a PNG image', png, 'image/png'],
  ['a PNG image in other letters', png, 'IMAGE/PNG'],
  ['an archive', zip, 'application/x-zip-compressed'],
  [
    'a document that is an archive inside',
    zip,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['an image in XML', svg, 'image/svg+xml'],
  ['a table', text, 'text/csv'],
  ['a text in a format that nobody knows', text, 'application/vnd.example'],
  ['bytes in a format that nobody knows', noise, 'application/vnd.example'],
])('%s is what is said of it', async (_, bytes, declared) => {
  expect(await fileKind(bytes, declared)).toMatchObject({ mimeType: declared.toLowerCase() });
});

test.each([
  ['a PNG image', png, 'image/jpeg'],
  ['a PNG image', png, 'text/plain'],
  ['a PDF document', pdf, 'image/png'],
  ['an archive', zip, 'image/png'],
  ['a text', text, 'image/png'],
  ['a text', text, 'application/pdf'],
  ['noise', noise, 'video/mp4'],
])('%s is not %s', async (_, bytes, declared) => {
  expect(await fileKind(bytes, declared)).toBeUndefined();
});
