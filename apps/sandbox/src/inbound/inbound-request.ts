import type { CommunicationAddress, Tags } from '@comms/core';
import { checkAddress } from '../agents/agent-address.ts';
import { type Problem, Refusal, refusal } from '../api/problem.ts';
import type { InboundEmail } from './inbound-email.ts';

/** A message from outside, as a test has it come in. */
export interface InboundRequest {
  /** The account that gets it; found by the receiver where it is left out. */
  readonly accountSid: string | undefined;
  readonly from: CommunicationAddress;
  readonly to: CommunicationAddress;
  readonly content: InboundContent;
  readonly tags: Tags | undefined;
  /** The e-mail that it is, where it is one. */
  readonly email?: InboundEmail | undefined;
}

/** What can come in. */
export interface InboundContent {
  readonly text?: string;
  readonly media?: InboundMedia[];
}

type InboundMedia = { readonly url: string } | { readonly media_id: string };

const channels = ['tel', 'whatsapp', 'fbm', 'gbm', 'chat'];
const mediaId = /^(media_)?[0-9a-hjkmnp-tv-z]{26}$/;
const names = new Set(['account_sid', 'from', 'to', 'text', 'media', 'tags']);

/**
 * Reads a message that is to come in.
 *
 * @throws {Refusal} 400 with everything that is wrong with it.
 */
export function readInboundRequest(text: string): InboundRequest {
  const body = readObject(text);
  const problems: Problem[] = [];
  const request = {
    accountSid: readText(body, 'account_sid', problems),
    from: readAddress(body, 'from', problems),
    to: readAddress(body, 'to', problems),
    content: readContent(body, problems),
    tags: readTags(body, problems),
  };
  for (const name of Object.keys(body)) if (!names.has(name)) note(problems, name, 'is not known here');
  if (problems.length > 0) throw new Refusal(400, problems);
  return request;
}

type Fields = Readonly<Record<string, unknown>>;

function readObject(text: string): Fields {
  let body: unknown;
  try {
    body = JSON.parse(text || '{}');
  } catch {
    throw refusal(400, 'The body is no JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw refusal(400, 'The body is no JSON object');
  return { ...body };
}

function readText(fields: Fields, name: string, problems: Problem[]): string | undefined {
  const value = fields[name];
  if (value === undefined || (typeof value === 'string' && value !== '')) return value;
  return note(problems, name, 'must be a text that is not empty');
}

function readAddress(fields: Fields, name: string, problems: Problem[]): CommunicationAddress {
  const { address, channel }: Fields = Object(fields[name]);
  if (fields[name] === undefined) {
    note(problems, name, 'is missing');
  } else {
    if (typeof address !== 'string' || address === '') note(problems, `${name}.address`, 'is missing');
    problems.push(...checkAddress(address, channel, `${name}.address`));
    if (!channels.some((each) => each === channel)) {
      note(problems, `${name}.channel`, `must be one of ${channels.join(', ')}`);
    }
  }
  return { address: String(address), channel: String(channel) };
}

function readContent(fields: Fields, problems: Problem[]): InboundContent {
  const text = readText(fields, 'text', problems);
  const { text: given, media } = fields;
  if (given === undefined && media === undefined) note(problems, 'text', 'is missing, and so is media');
  if (media !== undefined && !(Array.isArray(media) && media.length > 0 && media.length <= 10)) {
    note(problems, 'media', 'must be a list of 1 to 10 files');
  }
  const files: unknown[] = Array.isArray(media) ? media : [];
  const read = files.flatMap((file, index) => readMedia(file, `media[${index}]`, problems));
  return { ...(text !== undefined && { text }), ...(read.length > 0 && { media: read }) };
}

function readMedia(file: unknown, field: string, problems: Problem[]): InboundMedia[] {
  const { url, media_id: id }: Fields = Object(file);
  if (typeof url === 'string' && URL.canParse(url)) return [{ url }];
  if (typeof id === 'string' && mediaId.test(id)) return [{ media_id: id }];
  note(problems, field, 'needs a url, or the media_id of an uploaded file');
  return [];
}

function readTags(fields: Fields, problems: Problem[]): Tags | undefined {
  const { tags } = fields;
  if (tags === undefined) return undefined;
  const pairs = Object.entries<unknown>(Object(tags));
  const isMap = typeof tags === 'object' && !Array.isArray(tags);
  const isRight = isMap && pairs.length <= 10 && pairs.every((pair) => pair.every(isTagPart));
  if (!isRight) return note(problems, 'tags', 'must be at most 10 pairs of texts of at most 128 characters');
  return Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]));
}

function isTagPart(part: unknown): boolean {
  return typeof part === 'string' && part.length <= 128;
}

function note(problems: Problem[], field: string, message: string): undefined {
  problems.push({ code: 20001, field, message: `${field} ${message}` });
}
