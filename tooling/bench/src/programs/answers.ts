// A plain server with fixed answers in the shape of the API: it costs the same whoever asks.
import { createServer } from 'node:http';
import { pageItems, sampleMessage } from './sample-messages.ts';

const json = 'application/json';
const one = Buffer.from(JSON.stringify(sampleMessage(0)));
const sent = Buffer.from(JSON.stringify({ messages: [sampleMessage(0)] }));
const operationId = 'operation_01h9krwprkeee8fzqspvwy6nq8';
const pages = 100;
const items = JSON.stringify(pageItems(1000));

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  request.resume();
  request.on('end', () => {
    if (request.method === 'POST') {
      response.writeHead(202, { 'content-type': json, 'content-length': sent.length, 'operation-id': operationId });
      response.end(sent);
      return;
    }
    const body = pathname.endsWith('/Messages') ? page(Number(searchParams.get('page_token') ?? 0)) : one;
    response.writeHead(200, { 'content-type': json, 'content-length': body.length });
    response.end(body);
  });
});

function page(number: number): Buffer {
  const next = number + 1 < pages ? String(number + 1) : null;
  return Buffer.from(`{"messages":${items},"pagination":${JSON.stringify({ page: number, next })}}`);
}

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address instanceof Object) console.log(`http://127.0.0.1:${address.port}`);
});
