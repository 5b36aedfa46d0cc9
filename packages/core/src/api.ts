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
  /** Statuses of the server's own failures that a repeat does not mend. */
  readonly finalStatuses?: readonly number[];
  /** The other shape that the same service is spoken to in. */
  readonly otherDialect?: Dialect;
}

/** How the answers of another dialect are known, and what to say to who meets one. */
export interface Dialect {
  /** What stands only in its answers: the identifier of a resource, or of the first one of a list, or its way to refuse. */
  readonly sign: RegExp;
  /** What to use instead. */
  readonly advice: string;
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
  otherDialect: {
    sign: /^{([^{}]*(\[{[^{}]*)?[iI]d": ?"comms_|"errors":.*"infoUrl")/s,
    advice: 'This server speaks v1: use @comms/messages/v1, @comms/emails/v1, @comms/push/v1 or @comms/agents/v1.',
  },
};

/** The Communications API as it answers today: JSON in camelCase. */
export const commsV1: Api = {
  name: 'commsV1',
  servers: ['https://comms.twilio.com/v1'],
  encoding: jsonCamelCase,
  dates: ['createdAt', 'updatedAt', 'deletedAt', 'scheduledFor', 'attemptedAt'],
  opaque: ['tags', 'variables', 'images'],
  maxPageSize: 1000,
  maxTags: 10,
  finalStatuses: [500],
  otherDialect: {
    // Gateways write `more_info`, too, and a `status` beside it.
    sign: /^{([^{}]*(\[{[^{}]*)?"id": ?"(message|email|pushnotification|operation|agent|agentpool)_|"code":(?!.*"status":).*"more_info")/s,
    advice: 'This server speaks the preview: use @comms/messages, @comms/emails, @comms/push or @comms/agents.',
  },
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
