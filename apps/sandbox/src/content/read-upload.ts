import type { BodyReader } from '../api/implement.ts';
import { type Problem, Refusal, refusal } from '../api/problem.ts';
import { readJsonBody } from '../api/request-fields.ts';
import { fileTooLarge, maxFileBytes, maxUploadBytes } from './media-limit.ts';

/** Reads a request for an upload: a form with a file, or JSON. */
export const uploadBody: BodyReader = {
  maxBytes: maxUploadBytes,
  tooLong: `The body has more than ${maxUploadBytes} bytes: a file may have ${maxFileBytes}`,
  read: async (bytes, contentType) =>
    /^multipart\/form-data\b/i.test(contentType) ? await readForm(bytes, contentType) : readJson(bytes.toString()),
};

function readJson(text: string): object {
  const fields = readJsonBody(text);
  if ('file' in fields)
    throw wrong('file', 'goes into a multipart/form-data body; in JSON, content takes it in base64');
  return fields;
}

/** The fields of a form. Its file becomes a text with a letter for each byte, as the contract has files. */
async function readForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<object> {
  const form = await parseForm(bytes, contentType);
  const twice = [...form.keys()].find((name, index, names) => names.indexOf(name) !== index);
  if (twice !== undefined) throw wrong(twice, 'is in the form more than once');
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) fields[name] = typeof value === 'string' ? readField(name, value) : value;
  const { file, ...others } = fields;
  const misplaced = Object.entries(others).find(([, value]) => value instanceof File);
  if (misplaced) throw wrong(misplaced[0], 'is a file; only file may be one');
  if (file === undefined) return others;
  if (!(file instanceof File)) throw wrong('file', 'is sent without a file name, and so is no file');
  if (file.size > maxFileBytes) throw fileTooLarge('file');
  return {
    ...(file.name !== '' && { file_name: file.name }),
    ...(isTelling(file.type) && { mime_type: file.type.split(';', 1)[0]?.trim() }),
    ...others,
    file: Buffer.from(await file.arrayBuffer()).toString('latin1'),
  };
}

async function parseForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw refusal(400, 'The body is no multipart/form-data with the boundary that its content type names');
  }
}

/** What is no text in JSON is JSON in a form. */
function readField(name: string, value: string): unknown {
  if (name !== 'tags' && name !== 'created_by') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw wrong(name, 'is no JSON');
  }
}

/** Whether a part's type says more than that nobody knew it. */
function isTelling(type: string): boolean {
  return type !== '' && type !== 'application/octet-stream';
}

function wrong(field: string, message: string): Refusal {
  const problem: Problem = { code: 20001, field, message: `${field} ${message}` };
  return new Refusal(400, problem);
}
