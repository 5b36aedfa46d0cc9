import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { mailDocument } from './mail-document.ts';
import { PageFiles } from './page-files.ts';
import { mailHeaders, pageHeaders } from './page-headers.ts';

/** Where the page is. */
const pagePath = '/_sandbox/';

/** Where its files are. */
const filesPath = `${pagePath}page/`;

/** The page in which people see what the sandbox has got, and what it is made of. */
export function pageRoutes({ services }: Pick<Receiver, 'services'>, files: PageFiles = new PageFiles()): Hono {
  const routes = new Hono();

  routes.get(pagePath, async ({ req }) => await answerFile(files, 'index.html', req.header('if-none-match')));

  routes.get(`${filesPath}emails/:id`, ({ req }) => {
    const html = mailDocument(services, req.param('id'));
    if (html === undefined) return textAnswer(404, 'There is no such e-mail, or it has no HTML.');
    return new Response(html, { headers: { ...mailHeaders } });
  });

  routes.get(`${filesPath}*`, async ({ req }) => {
    // The path as it came: what is encoded in it stays so, and is the name of no file.
    const name = new URL(req.url).pathname.slice(filesPath.length);
    return await answerFile(files, name, req.header('if-none-match'));
  });
  return routes;
}

/** Where a browser that asks for `/` is led: to the page. Undefined for who wants no page, or one of the vendor's hosts. */
export function leadToPage(target: string, header: (name: string) => string | undefined): string | undefined {
  // Calls of the APIs come by here too, and are none of it.
  if (target.length > 1 && target[1] !== '?' && target !== '/_sandbox') return undefined;
  const isVendor = header('x-twilio-sandbox-host') !== undefined || /\.twilio\.com(:\d+)?$/i.test(header('host') ?? '');
  if (isVendor || !header('accept')?.includes('text/html')) return undefined;
  return pagePath + (target.startsWith('/?') ? target.slice(1) : '');
}

async function answerFile(files: PageFiles, name: string, known: string | undefined): Promise<Response> {
  const file = await files.find(name);
  if (!file) {
    return name === 'index.html'
      ? textAnswer(503, 'The page of the sandbox was not built: run `pnpm --filter @comms/inbox build`.')
      : textAnswer(404, 'There is no such file.');
  }
  const isForever = name.startsWith('assets/');
  const headers = {
    ...pageHeaders,
    'content-type': file.type,
    etag: file.etag,
    'cache-control': isForever ? 'private, max-age=31536000, immutable' : 'no-cache',
  };
  if (known === file.etag) return new Response(null, { status: 304, headers });
  return new Response(file.bytes, { headers });
}

function textAnswer(status: number, text: string): Response {
  const headers = { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(`${text}\n`, { status, headers });
}
