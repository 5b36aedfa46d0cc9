import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type ResourceRow, resourceAt } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import { readSetting, writeSetting } from '../store/settings.ts';

/** Where the bytes of files are served. */
export const contentPath = '/_content/';

/** How long a file can be got by one URL. */
const validMs = 3_600_000;

/** A URL with its end. */
export interface TemporaryURL {
  readonly url: string;
  readonly expiresAt: number;
}

/** Makes a URL by which whoever has it can get a file for an hour: it holds when that is over, and is signed. */
export function temporaryURL(services: Services, row: ResourceRow, baseURL: string): TemporaryURL {
  const expiresAt = services.clock.now() + validMs;
  const until = expiresAt.toString(36);
  const { origin } = new URL(baseURL);
  const path = `${contentPath}${row.seq.toString(36)}/${until}/${signature(services, row, until)}`;
  return { url: origin + path, expiresAt };
}

/** Finds what the path of a temporary URL leads to, and until when; undefined where its signature is none of ours. */
export function readTemporaryPath(
  services: Services,
  path: string,
): { readonly row: ResourceRow; readonly expiresAt: number } | undefined {
  const [, seq = '', until = '', given = ''] = /^([\da-z]{1,10})\/([\da-z]{1,10})\/([\w-]{43})$/.exec(path) ?? [];
  const row = seq === '' ? undefined : resourceAt({ services }, Number.parseInt(seq, 36));
  if (!row) return undefined;
  const isOurs = timingSafeEqual(Buffer.from(given), Buffer.from(signature(services, row, until)));
  return isOurs ? { row, expiresAt: Number.parseInt(until, 36) } : undefined;
}

/** The identifier is in it too: when all was reset, its number may be another file's. */
function signature(services: Services, { seq, id }: ResourceRow, until: string): string {
  return createHmac('sha256', secretOf(services)).update(`${seq}/${id}/${until}`).digest('base64url');
}

const secrets = new WeakMap<Services, string>();

/** All rows were replaced by others: they have a secret of their own. */
export function forgetSecret(services: Services): void {
  secrets.delete(services);
}

/** What URLs are signed with: drawn by no seed, so that none can be guessed, and kept, so that they hold over a restart. */
function secretOf(services: Services): string {
  const known = secrets.get(services) ?? readSetting(services.database, 'content_secret');
  const secret = known ?? randomBytes(32).toString('base64url');
  if (known === undefined) services.database.write(() => writeSetting(services.database, 'content_secret', secret));
  secrets.set(services, secret);
  return secret;
}
