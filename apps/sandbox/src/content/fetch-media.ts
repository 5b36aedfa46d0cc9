import { type Owner, type ResourceRow, resourceAt } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import { fileKind } from './file-kind.ts';
import { maxFileBytes } from './media-limit.ts';
import { type MediaFields, settleMedia } from './media-store.ts';

/** The job that gets a file whose upload is pending; its subject is the row of the media. */
const fetchMediaJob = 'media.fetch';

/** How long a server may take to give a file. */
const timeoutMs = 10_000;

/** Plans to get a file at once, within `write`. */
export function fetchLater({ services: { clock, jobs } }: Owner, { seq }: ResourceRow): void {
  jobs.add({ kind: fetchMediaJob, subject: seq, dueAt: clock.now() });
}

/** Defines the job, and plans it again for what a process before this one left pending. */
export function defineMediaJobs(services: Services): void {
  const { jobs } = services;
  const underWay = new Set<Promise<void>>();
  jobs.define(fetchMediaJob, (seq) => {
    const fetching = fetchPending(services, seq).finally(() => underWay.delete(fetching));
    underWay.add(fetching);
    return undefined;
  });
  jobs.waitFor(() => (underWay.size > 0 ? Promise.all(underWay).then(() => undefined) : undefined));
  fetchLeft(services);
}

/** Plans to get what is pending without a job: a process that was about to get it has ended. */
export function fetchLeft({ database, clock, jobs }: Services): void {
  const left = database.all<{ media: number }>('SELECT media FROM media_sources');
  if (left.length === 0) return;
  database.write(() => {
    for (const { media } of left) jobs.add({ kind: fetchMediaJob, subject: media, dueAt: clock.now() });
  });
}

/** Gets a file and ends its upload. It never rejects. */
async function fetchPending(services: Services, seq: number): Promise<void> {
  const { database } = services;
  const row = resourceAt({ services }, seq);
  const url = sourceOf(services, seq);
  if (!row || url === undefined) return;
  const fields: MediaFields = JSON.parse(row.fields);
  const owner = { services, account: row.account };
  const file = await download(url, fields.mime_type ?? undefined).catch(() => undefined);
  const settled: MediaFields = file
    ? { ...fields, file_size: file.bytes.length, mime_type: file.mimeType, upload_status: 'completed' }
    : { ...fields, upload_status: 'failed' };
  try {
    // What was removed meanwhile has no end.
    if (sourceOf(services, seq) === url) database.write(() => settleMedia(owner, row, settled, file?.bytes));
    await database.committed;
  } catch {
    // The sandbox was closed meanwhile: whoever opens its file again gets the file then.
  }
}

/** Where a file is to be got; undefined where nothing is pending. */
function sourceOf({ database }: Services, seq: number): string | undefined {
  return database.get<{ url: string }>('SELECT url FROM media_sources WHERE media = ?', seq)?.url;
}

/** @throws {Error} when the file cannot be got, is too large, or is something else than was said. */
async function download(url: string, declared: string | undefined): Promise<{ bytes: Buffer; mimeType: string }> {
  if (!isOnThisMachine(url)) throw new Error('The sandbox asks no server but those of this machine.');
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxFileBytes) throw new Error('The file is too large.');
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const kind = size > 0 ? await fileKind(bytes, declared ?? typeOf(response)) : undefined;
  if (!kind) throw new Error('The file is empty, or something else than was said of it.');
  return { bytes, mimeType: kind.mimeType };
}

function typeOf({ headers }: Response): string | undefined {
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim();
  return type === '' || type === 'application/octet-stream' ? undefined : type;
}

function isOnThisMachine(url: string): boolean {
  const { hostname, protocol } = new URL(url);
  return /^https?:$/.test(protocol) && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
