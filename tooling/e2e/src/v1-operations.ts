import * as agents from '@comms/agents/v1/operations';
import type { OperationFacts } from '@comms/core';
import * as emails from '@comms/emails/v1/operations';
import * as messages from '@comms/messages/v1/operations';
import * as push from '@comms/push/v1/operations';

/** The literal of every operation of the live Communications API, by its id. */
export const v1Operations: ReadonlyMap<string, OperationFacts> = new Map(
  [messages, emails, push, agents]
    .flatMap((product) => Object.values<OperationFacts>(product))
    .map((literal) => [literal.id, literal]),
);
