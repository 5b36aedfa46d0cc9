import {
  ApiError,
  bearerToken,
  type ClientOptions,
  ConfigurationError,
  HttpClient,
  OutcomeUnknownError,
  type UploadProgress,
} from '@comms/core';
import { expect, test } from 'vitest';
import { ContentAndMedia, type FileSource } from './index.ts';

type Answer = (request: Request) => Response | Promise<Response>;

interface Uploading {
  readonly content: ContentAndMedia;
  /** The requests in their order; the bodies are theirs who answer. */
  readonly requests: readonly Request[];
}

/** The product's client before a server that answers one request after the other; the last answer is given again. */
function uploading(answers: readonly Answer[], options: ClientOptions = {}): Uploading {
  const requests: Request[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request);
    return (await answer?.(request)) ?? Response.error();
  };
  const client = {
    security: { username: 'AC1', password: 'x' },
    httpClient: new HttpClient({ fetcher }),
    retry: { baseDelayMs: 1 },
    ...options,
  };
  return { content: new ContentAndMedia(client), requests };
}

const files: unknown[] = [];
const stored: Answer = async (request) => {
  const file = (await request.formData()).get('file');
  files.push(file instanceof File ? [file.name, file.type, await file.text()] : file);
  return Response.json({ id: 'media_1' }, { status: 201 });
};
const refuseAtOnce: Answer = () => new Response('', { status: 429, headers: { 'retry-after': '0' } });
const refuseAfterReading: Answer = async (request) => {
  await request.arrayBuffer();
  return refuseAtOnce(request);
};
const refuseAfterSome: Answer = async (request) => {
  const reader = request.body?.getReader();
  await reader?.read();
  await reader?.read();
  return refuseAtOnce(request);
};
const rejection = async (call: Promise<unknown>): Promise<unknown> =>
  await call.then(
    () => undefined,
    (error: unknown) => error,
  );

async function* hello(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('hel');
  yield new TextEncoder().encode('lo');
}

test.each<[string, () => FileSource, unknown[]]>([
  ['File', () => new File(['hello'], 'a.txt', { type: 'text/plain' }), ['a.txt', 'text/plain', 'hello']],
  ['Blob', () => new Blob(['hello']), ['file', 'application/octet-stream', 'hello']],
  ['bytes', () => new TextEncoder().encode('hello'), ['file', 'application/octet-stream', 'hello']],
  ['stream', () => hello(), ['file', 'application/octet-stream', 'hello']],
])('a file from a %s arrives as a form', async (_, source, file) => {
  const { content, requests } = uploading([stored]);

  const media = await content.uploadMedia({ file: source() });

  expect(media.id).toBe('media_1');
  expect(requests[0]?.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=comms-/);
  expect(files.pop()).toEqual(file);
});

test('the given name and type of a file win over its own, and the other fields stand beside it', async () => {
  let form: FormData | undefined;
  const { content } = uploading([
    async (request) => {
      form = await request.formData();
      return Response.json({ id: 'media_1' }, { status: 201 });
    },
  ]);

  await content.uploadMedia({
    file: new File(['hello'], 'a.txt', { type: 'text/plain' }),
    fileName: 'b.csv',
    mimeType: 'text/csv',
    tags: { myTag: 'x' },
    createdBy: { contactId: 'contact_1' },
  });

  const { file, ...fields } = Object.fromEntries(form ?? []);
  expect(file).toMatchObject({ name: 'b.csv', type: 'text/csv' });
  expect(fields).toEqual({
    file_name: 'b.csv',
    mime_type: 'text/csv',
    tags: '{"myTag":"x"}',
    created_by: '{"contact_id":"contact_1"}',
  });
});

test('a Blob that was refused for now is sent again, all of it', async () => {
  const { content, requests } = uploading([refuseAfterReading, stored]);

  await content.uploadMedia({ file: new Blob(['hello']) });

  expect(requests).toHaveLength(2);
  expect(files.pop()).toEqual(['file', 'application/octet-stream', 'hello']);
});

test('a stream that was refused before any of it was read is sent afterwards', async () => {
  const { content, requests } = uploading([refuseAtOnce, refuseAtOnce, stored]);

  await content.uploadMedia({ file: hello() });

  expect(requests).toHaveLength(3);
  expect(files.pop()).toEqual(['file', 'application/octet-stream', 'hello']);
});

test.each([
  ['whole', refuseAfterReading],
  ['in part', refuseAfterSome],
])('a stream that was read %s is not sent again', async (_, refuse) => {
  const { content, requests } = uploading([refuse, stored]);

  const error = await rejection(content.uploadMedia({ file: hello() }));

  expect(ApiError.isInstance(error) && error.status).toBe(429);
  expect(requests).toHaveLength(1);
});

test('a stream that was read is not sent again with a new token', async () => {
  const security = bearerToken(async () => ({ token: 'a' }));
  const { content, requests } = uploading(
    [
      async (request) => {
        await request.arrayBuffer();
        return new Response('', { status: 401 });
      },
      stored,
    ],
    { security },
  );

  const error = await rejection(content.uploadMedia({ file: hello() }));

  expect(ApiError.isInstance(error) && error.status).toBe(401);
  expect(requests).toHaveLength(1);
});

test('an upload whose answer is lost is not made again', async () => {
  const { content, requests } = uploading([
    () => {
      throw new TypeError('fetch failed');
    },
  ]);

  const error = await rejection(content.uploadMedia({ file: new Blob(['hello']) }));

  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(requests).toHaveLength(1);
});

test('a stream that fails fails the upload with its own reason', async () => {
  const reason = new Error('the disk is gone');
  const { content, requests } = uploading([stored]);

  const error = await rejection(
    content.uploadMedia({
      file: (async function* () {
        yield* hello();
        throw reason;
      })(),
    }),
  );

  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error).toMatchObject({ operation: 'contentAndMedia.uploadMedia', cause: reason });
  expect(requests).toHaveLength(1);
});

test('what onProgress throws ends the upload', async () => {
  const reason = new Error('stop');
  const { content } = uploading([stored]);
  const onProgress = (): void => {
    throw reason;
  };

  const error = await rejection(content.uploadMedia({ file: hello() }, { onProgress }));

  expect(error).toMatchObject({ name: 'ConfigurationError', cause: reason });
});

test.each<[string, () => FileSource, number | undefined]>([
  ['stream', () => hello(), undefined],
  ['Blob', () => new Blob(['hello']), 5],
])('the progress of a %s is told up to its end', async (_, source, totalBytes) => {
  const told: UploadProgress[] = [];
  const { content } = uploading([stored]);

  await content.uploadMedia({ file: source() }, { onProgress: (progress) => told.push(progress) });

  expect(told.at(-1)).toEqual({ sentBytes: 5, totalBytes });
  expect(told.every(({ sentBytes }, index) => sentBytes > (told[index - 1]?.sentBytes ?? 0))).toBe(true);
});

test('a repeat tells its progress from the start', async () => {
  const told: number[] = [];
  const { content } = uploading([refuseAfterReading, stored]);

  await content.uploadMedia({ file: new Blob(['hello']) }, { onProgress: ({ sentBytes }) => told.push(sentBytes) });

  expect(told).toEqual([5, 5]);
});

test('a hook may read the body that is sent', async () => {
  const httpClient = new HttpClient({ fetcher: async (request) => await stored(request) });
  const seen: string[] = [];
  httpClient.addHook('beforeRequest', async (request) => {
    seen.push(await request.clone().text());
  });
  const content = new ContentAndMedia({ security: { username: 'AC1', password: 'x' }, httpClient });

  await content.uploadMedia({ file: hello() });

  expect(seen[0]).toContain('hello');
  expect(files.pop()).toEqual(['file', 'application/octet-stream', 'hello']);
});

test.each(['text', 'text/plain\r\nX-Evil: 1', 'text/plain"', ''])(
  'the type %j is refused before anything is sent',
  async (mimeType) => {
    const { content, requests } = uploading([stored]);

    const error = await rejection(content.uploadMedia({ file: new Blob(['a']), mimeType }));

    expect(error).toMatchObject({ name: 'ConfigurationError', message: expect.stringContaining('mimeType') });
    expect(requests).toEqual([]);
  },
);

test('a path in place of a file is refused, and the refusal says what to do', async () => {
  const { content, requests } = uploading([stored]);

  // What the types forbid is refused where there are none.
  const error = await rejection(content.uploadMedia({ file: 'holiday/cat.jpg' as never }));

  expect(error).toMatchObject({ name: 'ConfigurationError', message: expect.stringContaining('fileFromPath') });
  expect(requests).toEqual([]);
});
