import type { WriteBody } from '@comms/core';
import { type FileSource, openFile } from './file-source.ts';
import { mediaUpload } from './media-upload.ts';
import { frameOf } from './multipart.ts';

/** Writes a request with a file as a form whose last part is the file, and every other request as JSON. */
export const writeMedia: WriteBody = ({ file: source, ...fields }, api, options) => {
  const text = api.encoding.body(fields, api);
  if (source === undefined) return text;
  const { fileName, mimeType } = fields;
  // Whatever is given as a file is looked at there.
  const file = openFile(source as FileSource);
  const type = String(mimeType ?? file.type ?? 'application/octet-stream');
  if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+( *;[\t -~]*)?$/.test(type)) throw new Error('mimeType is no MIME type.');
  const frame = frameOf(JSON.parse(text), { name: 'file', fileName: String(fileName ?? file.name ?? 'file'), type });
  return mediaUpload(file, frame, options);
};
