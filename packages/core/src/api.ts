import type { Encoding } from './encoding.ts';
import { formPascalCase } from './form-body.ts';
import { jsonCamelCase, jsonSnakeCase } from './json-body.ts';

/** What all operations of one API family have in common. */
export interface Api {
  /** The key of this family in `serverURL`. */
  readonly name: string;
  /** Base URLs, chosen by `serverIdx`; the first is the default. */
  readonly servers: readonly string[];
  /** How names and bodies are written on the wire. */
  readonly encoding: Encoding;
  /** Response fields that hold a date, by their public names. */
  readonly dates: readonly string[];
  /** Fields whose content belongs to the user: its keys are never renamed. */
  readonly opaque: readonly string[];
  /** The most items that one page may hold. */
  readonly maxPageSize: number;
  /** The most pairs that `tags` may hold. */
  readonly maxTags?: number;
}

/** The Communications API in the preview shape: JSON in snake_case. */
export const commsPreview: Api = {
  name: 'commsPreview',
  servers: ['https://comms.twilio.com/preview'],
  encoding: jsonSnakeCase,
  dates: [
    'createdAt',
    'updatedAt',
    'deletedAt',
    'expiresAt',
    'deprecatedAt',
    'lastValidatedByLookup',
    'retryAt',
    'inactive',
    'closed',
    'deleted',
    'timestamp',
    'lastVerifyAttemptAt',
    'lastSimSwapDate',
    'numberBlockedDate',
  ],
  opaque: ['tags', 'variables', 'defaultVariables', 'data', 'credential', 'passkeyOptions'],
  maxPageSize: 1000,
  maxTags: 10,
};

/** The Communications API as it answers today: JSON in camelCase. */
export const commsV1: Api = {
  name: 'commsV1',
  servers: ['https://comms.twilio.com/v1'],
  encoding: jsonCamelCase,
  dates: ['createdAt', 'updatedAt', 'deletedAt'],
  opaque: ['tags', 'variables', 'defaultVariables'],
  maxPageSize: 1000,
  maxTags: 10,
};

/** Conversations v2: JSON in camelCase. */
export const conversationsV2: Api = {
  name: 'conversationsV2',
  servers: ['https://conversations.twilio.com/v2'],
  encoding: jsonCamelCase,
  dates: ['createdAt', 'updatedAt', 'completedAt', 'occurredAt', 'startTime', 'endTime'],
  opaque: ['channelSettings', 'metadata', 'variables', 'related'],
  maxPageSize: 1000,
};

/** Conversations v1: forms in, JSON in snake_case out. */
export const conversationsV1: Api = {
  name: 'conversationsV1',
  servers: ['https://conversations.twilio.com/v1'],
  encoding: formPascalCase,
  dates: [
    'dateCreated',
    'dateUpdated',
    'dateInactive',
    'dateClosed',
    'lastReadTimestamp',
    'conversationDateCreated',
    'conversationDateUpdated',
  ],
  opaque: ['attributes', 'contentVariables'],
  maxPageSize: 1000,
};

/** Proxy v1: forms in, JSON in snake_case out. */
export const proxyV1: Api = {
  name: 'proxyV1',
  servers: ['https://proxy.twilio.com/v1'],
  encoding: formPascalCase,
  dates: ['dateCreated', 'dateUpdated', 'dateStarted', 'dateEnded', 'dateLastInteraction', 'dateExpiry', 'dateDeleted'],
  opaque: [],
  maxPageSize: 1000,
};
