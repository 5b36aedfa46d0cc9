import { expect, test } from 'vitest';
import { type FilePart, frameOf } from './multipart.ts';

const plain: FilePart = { name: 'file', fileName: 'a.txt', type: 'text/plain' };

async function readForm(fields: Readonly<Record<string, unknown>>, part = plain, content = 'hello'): Promise<FormData> {
  const { contentType, head, tail } = frameOf(fields, part);
  const body = new Blob([head, content, tail]);
  return await new Response(body, { headers: { 'content-type': contentType } }).formData();
}

async function fileOf(form: FormData): Promise<{ name: string; type: string; text: string }> {
  const file = form.get('file');
  if (!(file instanceof File)) throw new Error('The form has no file.');
  return { name: file.name, type: file.type, text: await file.text() };
}

test('a form has its fields as they are, and its file with name and type', async () => {
  const form = await readForm({ file_name: 'a.txt', mime_type: 'text/plain' });

  expect(form.get('file_name')).toBe('a.txt');
  expect(form.get('mime_type')).toBe('text/plain');
  expect(await fileOf(form)).toEqual({ name: 'a.txt', type: 'text/plain', text: 'hello' });
});

test('a field that is no text is JSON', async () => {
  const form = await readForm({ tags: { 'my tag': 'ü' }, created_by: { agent_id: 'agent_1' } });

  expect(form.get('tags')).toBe('{"my tag":"ü"}');
  expect(form.get('created_by')).toBe('{"agent_id":"agent_1"}');
});

test.each(['Größe 10 € – Ελλάδα 😀.txt', 'say "hello".txt', 'a;b=c.txt', "o'brien.txt", 'back\\slash.txt'])(
  'the file name %j arrives whole',
  async (fileName) => {
    const file = await fileOf(await readForm({}, { ...plain, fileName }));

    expect(file.name).toBe(fileName);
  },
);

test('a file name with line breaks and quotes adds no header and no field', async () => {
  const fileName =
    'a"\r\nContent-Type: text/html\r\n\r\n--x\r\nContent-Disposition: form-data; name="tags"\r\n\r\n.txt';

  const { head } = frameOf({}, { ...plain, fileName });
  const form = await readForm({}, { ...plain, fileName });

  expect(new TextDecoder().decode(head).split('\r\n')).toHaveLength(5);
  expect([...form.keys()]).toEqual(['file']);
  expect((await fileOf(form)).type).toBe('text/plain');
});

test('the name of a field is encoded as a file name is', async () => {
  const form = await readForm({ 'a"\r\nb': 'c' });

  expect([...form.keys()]).toEqual(['a"\r\nb', 'file']);
});

test('a field may hold anything, line breaks and dashes too', async () => {
  const value = 'one\r\n--two\r\n\r\nthree--';

  const form = await readForm({ file_name: value });

  expect(form.get('file_name')).toBe(value);
});

test('a file that looks like the end of a form arrives whole', async () => {
  const content = '--comms-00000000-0000-0000-0000-000000000000--\r\n\r\n--';

  expect(await fileOf(await readForm({}, plain, content))).toMatchObject({ text: content });
});

test('no two forms have the same boundary', () => {
  expect(frameOf({}, plain).contentType).not.toBe(frameOf({}, plain).contentType);
});
