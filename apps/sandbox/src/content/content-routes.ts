import { Hono } from 'hono';
import parseRange from 'range-parser';
import type { Receiver } from '../api/answer-request.ts';
import { refusal } from '../api/problem.ts';
import type { Services } from '../services.ts';
import type { MediaFields } from './media-store.ts';
import { contentPath, readTemporaryPath } from './temporary-url.ts';

/** Types that a browser shows without running anything; every other file is one to save. */
const harmless = /^(image\/(png|jpeg|gif|webp)|(audio|video)\/[\w.+-]+|application\/pdf|text\/plain)$/;

/** Serves the bytes of files: without credentials, since whoever has a temporary URL may. */
export function contentRoutes({ services }: Receiver): Hono {
  const routes = new Hono();
  // A HEAD request comes here too, and its answer goes without the body.
  routes.get('*', ({ req }) => {
    const found = readTemporaryPath(services, req.path.slice(contentPath.length));
    if (!found) throw refusal(404, 'There is no such file');
    if (found.expiresAt <= services.clock.now()) {
      throw refusal(410, 'This URL has expired: fetching the media gives a new one');
    }
    const { seq, fields } = found.row;
    const content = contentOf(services, seq);
    if (!content) throw refusal(404, 'There is no such file');
    const headers = headersOf(JSON.parse(fields), content.etag, found.expiresAt - services.clock.now());
    if (req.header('if-none-match') === headers['etag']) return new Response(null, { status: 304, headers });
    return serve(services, seq, content.size, headers, req.header('range'));
  });
  return routes;
}

function contentOf({ database }: Services, seq: number): { etag: string; size: number } | undefined {
  return database.get('SELECT etag, length(bytes) AS size FROM media_contents WHERE media = ?', seq);
}

function headersOf(
  { file_name: name, mime_type: type }: MediaFields,
  etag: string,
  leftMs: number,
): Record<string, string> {
  const mimeType = type ?? 'application/octet-stream';
  return {
    'content-type': mimeType === 'text/plain' ? 'text/plain; charset=utf-8' : mimeType,
    'content-disposition': `${harmless.test(mimeType) ? 'inline' : 'attachment'}; ${fileNames(name)}`,
    etag: `"${etag}"`,
    'accept-ranges': 'bytes',
    'cache-control': `private, max-age=${Math.floor(leftMs / 1000)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  };
}

/** The name for old clients, in which only harmless letters are left, and the true one for the others (RFC 6266). */
function fileNames(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_');
  const escaped = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${escaped}`;
}

/** All of a file, or the part that is asked for; of several parts, or where the header cannot be read, all of it. */
function serve(
  { database }: Services,
  seq: number,
  size: number,
  headers: Record<string, string>,
  range: string | undefined,
): Response {
  const asked = range === undefined ? -2 : parseRange(size, range, { combine: true });
  if (asked === -1) {
    throw refusal(416, `The file has ${size} bytes: the range is behind its end`, {
      'content-range': `bytes */${size}`,
    });
  }
  const [part, ...others] = typeof asked === 'object' && asked.type === 'bytes' ? asked : [];
  const isPart = part !== undefined && others.length === 0;
  const { start, end } = isPart ? part : { start: 0, end: size - 1 };
  const bytes = database.get<{ bytes: Uint8Array<ArrayBuffer> }>(
    'SELECT substr(bytes, ?, ?) AS bytes FROM media_contents WHERE media = ?',
    start + 1,
    end - start + 1,
    seq,
  )?.bytes;
  return new Response(bytes ?? null, {
    status: isPart ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(isPart && { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
  });
}
