import { ApiError, HttpClient, OutcomeUnknownError, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { ContentAndMedia } from './index.ts';

interface Sent {
  method: string;
  path: string;
  body: unknown;
}

interface Answering {
  readonly content: ContentAndMedia;
  readonly sent: readonly Sent[];
}

/** The product's client before a server that gives one answer after the other, and the last one again and again. */
function answering(...answers: [Response, ...Response[]]): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? answers[0];
    const text = await request.text();
    sent.push({
      method: request.method,
      path: request.url.replace('https://comms.twilio.com/preview', ''),
      body: text ? JSON.parse(text) : undefined,
    });
    return answer.clone();
  };
  const httpClient = new HttpClient({ fetcher });
  return { content: new ContentAndMedia({ security: { username: 'AC1', password: 'x' }, httpClient }), sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const at = since.toISOString();
const id = 'media_01h9krwprkeee8fzqspvwy6nq8';
const agentId = 'agent_01h9krwprkeee8fzqspvwy6nq8';

test('a file from a URL is asked for in JSON', async () => {
  const { content, sent } = answering(Response.json({ id }, { status: 201 }));

  await content.uploadMedia({
    url: 'https://example.com/cat.jpg',
    fileName: 'cat.jpg',
    mimeType: 'image/jpeg',
    tags: { myAnimal: 'cat' },
    createdBy: { agentId },
  });

  expect(sent).toEqual([
    {
      method: 'POST',
      path: '/Media',
      body: {
        url: 'https://example.com/cat.jpg',
        file_name: 'cat.jpg',
        mime_type: 'image/jpeg',
        tags: { myAnimal: 'cat' },
        created_by: { agent_id: agentId },
      },
    },
  ]);
});

test('a file in base64 is sent in JSON', async () => {
  const { content, sent } = answering(Response.json({ id }, { status: 201 }));

  await content.uploadMedia({ content: 'aGVsbG8=' });

  expect(sent[0]?.body).toEqual({ content: 'aGVsbG8=' });
});

test('media are given with public names and dates', async () => {
  const answer = {
    id,
    file_name: 'cat.jpg',
    file_size: 626.36,
    mime_type: 'image/jpeg',
    upload_status: 'completed',
    content_reference: { temporary_url: 'https://example.com/x', expires_at: at },
    tags: { my_animal: 'cat' },
    created_by: { agent_id: agentId },
    created_at: at,
    updated_at: at,
    deleted_at: null,
  };
  const { content } = answering(Response.json(answer));

  const media = await content.fetchSingleMedia(id);

  expect(media).toEqual({
    id,
    fileName: 'cat.jpg',
    fileSize: 626.36,
    mimeType: 'image/jpeg',
    uploadStatus: 'completed',
    contentReference: { temporaryUrl: 'https://example.com/x', expiresAt: since },
    tags: { my_animal: 'cat' },
    createdBy: { agentId },
    createdAt: since,
    updatedAt: since,
    deletedAt: null,
  });
});

test.each([
  [{ contactId: 'contact_1' }, 'contact_id=contact_1'],
  [{ agentId: 'agent_1' }, 'agent_id=agent_1'],
  [{ address: '+12065550100', channel: 'tel' }, 'address=%2B12065550100&channel=tel'],
])('listMedia asks with all of its filters, and for the author %j by its own key', async (createdBy, query) => {
  const { content, sent } = answering(Response.json({ media: [] }));

  await content.listMedia({
    startDate: since,
    endDate: since,
    uploadStatus: 'completed',
    mimeType: 'text/plain',
    createdBy,
    pageSize: 5,
  });

  expect(sent[0]?.path).toBe(
    `/Media?start_date=2026-01-02T00%3A00%3A00.000Z&end_date=2026-01-02T00%3A00%3A00.000Z&upload_status=completed&mime_type=text%2Fplain&${query}&page_size=5`,
  );
});

test('a list is walked over its pages', async () => {
  const { content, sent } = answering(
    Response.json({ media: [{ id: 'one' }], pagination: { next: 'PT2' } }),
    Response.json({ media: [{ id: 'two' }], pagination: { next: null } }),
  );

  const found = await content.listMedia().toArray({ limit: 10 });

  expect(found.map((each) => each.id)).toEqual(['one', 'two']);
  expect(sent.map(({ path }) => path)).toEqual(['/Media', '/Media?page_token=PT2']);
});

test('the HTTP answer behind an upload is known', async () => {
  const { content } = answering(Response.json({ id }, { status: 201, headers: { 'twilio-request-id': 'RQ1' } }));

  const media = await content.uploadMedia({ content: 'aGVsbG8=' });

  expect(responseOf(media)).toMatchObject({ statusCode: 201, requestId: 'RQ1' });
});

test('media that are not there are an ApiError with the status 404', async () => {
  const { content } = answering(Response.json({ code: 20404, message: 'not found' }, { status: 404 }));

  const error: unknown = await content.fetchSingleMedia(id).catch((reason: unknown) => reason);

  expect(ApiError.isInstance(error) && error.status).toBe(404);
});

test('an upload in JSON whose answer is lost is not made again', async () => {
  const { content, sent } = answering(new Response('gateway', { status: 502 }));

  const error: unknown = await content.uploadMedia({ content: 'aGVsbG8=' }).catch((reason: unknown) => reason);

  expect(OutcomeUnknownError.isInstance(error) && error.searchFor?.operation).toBe('contentAndMedia.listMedia');
  expect(sent).toHaveLength(1);
});

test('more tags than the API takes are refused before anything is sent', async () => {
  const { content, sent } = answering(Response.json({}));
  const tags = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`t${index}`, 'x']));

  await expect(content.uploadMedia({ file: new Blob(['a']), tags })).rejects.toThrow('tags has more than 10 pairs');

  expect(sent).toEqual([]);
});
