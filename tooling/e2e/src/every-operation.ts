import * as agents from '@comms/agents/operations';
import * as communications from '@comms/communications/operations';
import * as contacts from '@comms/contacts/operations';
import * as content from '@comms/content/operations';
import * as conversations from '@comms/conversations/operations';
import type { OperationFacts } from '@comms/core';
import * as domains from '@comms/domains/operations';
import * as emails from '@comms/emails/operations';
import * as events from '@comms/events/operations';
import * as lookups from '@comms/lookups/operations';
import * as messages from '@comms/messages/operations';
import * as push from '@comms/push/operations';
import * as verify from '@comms/verify/operations';

const products = [
  agents,
  communications,
  contacts,
  content,
  conversations,
  domains,
  emails,
  events,
  lookups,
  messages,
  push,
  verify,
];

/** The literal of every operation of the Communications API, by its id. */
export const everyOperation: ReadonlyMap<string, OperationFacts> = new Map(
  products.flatMap((product) => Object.values<OperationFacts>(product)).map((literal) => [literal.id, literal]),
);
