import { expect } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, basic, call, type Json, type TestAnswer } from './test-client.ts';

export const now = '2026-01-31T09:30:00.000Z';

/** An image of one dot. */
export const png: Buffer<ArrayBuffer> = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A sandbox whose time stands still. */
export async function frozenSandbox(options: { readonly data?: string } = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ seed: 1, ...options });
  await sandbox.clock.set({ mode: 'frozen', now: new Date(now) });
  return sandbox;
}

/** Uploads and gets files, over a connection. */
export class ContentClient {
  readonly sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  /** Sends a form, or another body as it is. */
  async send(body: FormData | string, headers: Readonly<Record<string, string>> = {}): Promise<TestAnswer> {
    const response = await fetch(`${this.sandbox.url}/preview/Media`, {
      method: 'POST',
      headers: { authorization: basic(account), ...headers },
      body,
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: JSON.parse(text) };
  }

  /** Uploads a text as a file, and gives the media. */
  async upload(content = 'hello', fields: Readonly<Record<string, unknown>> = {}, name = 'a.txt'): Promise<Json> {
    const { status, body } = await this.send(form(new File([content], name, { type: 'text/plain' }), fields));
    expect(status).toBe(201);
    return body;
  }

  async json(fields: object): Promise<TestAnswer> {
    return await call(this.sandbox, 'POST', '/preview/Media', { body: fields });
  }

  async media(id: string): Promise<Json> {
    return (await call(this.sandbox, 'GET', `/preview/Media/${id}`)).body;
  }

  async list(query = ''): Promise<Json> {
    return (await call(this.sandbox, 'GET', `/preview/Media${query}`)).body;
  }

  /** The media, when its upload has come to an end. */
  async settled(id: string): Promise<Json> {
    for (;;) {
      const media = await this.media(id);
      if (media.upload_status !== 'pending') return media;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** A form with a file and other fields: those that are no texts are JSON. */
export function form(file: File | Blob | undefined, fields: Readonly<Record<string, unknown>> = {}): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    data.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  if (file) data.append('file', file);
  return data;
}

/** The names of the fields that a refusal speaks of. */
export function fieldsOf({ body }: TestAnswer): string[] {
  return body.errors.map(({ field }: Json) => field);
}
