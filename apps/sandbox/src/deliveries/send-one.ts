import type { CommunicationAddress } from '@comms/core';
import { startOperation } from '../operations/start-operation.ts';
import type { Owner } from '../resources/resource.ts';
import { sidOf } from '../sid.ts';
import { literalText } from '../templates/literal-text.ts';
import { outcomeOfRecipient, outcomeOfSender } from './magic-numbers.ts';

/** A message that another resource has sent to one address. */
export interface OneMessage {
  readonly from: CommunicationAddress;
  readonly to: CommunicationAddress;
  /** As the content of a send has it: `text`, `media`. */
  readonly content: object;
  /** What has it sent: a prefix, which `originEffects` may know, `_`, and an identifier. */
  readonly origin?: string | undefined;
}

/** A message that is on its way. */
export interface SentMessage {
  /** The number of its delivery. */
  readonly seq: number;
  /** Without its prefix. */
  readonly id: string;
  /** As the older APIs name it: `SM…`. */
  readonly sid: string;
}

/** Sends one message through the engine of all sends, within `write`: its states come, and its recipient can answer. */
export function sendOne(owner: Owner, { from, to, content, origin }: OneMessage): SentMessage {
  const refused = outcomeOfSender(from.address);
  const usual = { state: to.channel === 'tel' ? 'delivered' : 'read' } as const;
  const outcome = refused ?? outcomeOfRecipient(to.address, to.channel) ?? usual;
  const { rows } = startOperation(owner, {
    resource: 'messages',
    request: { from, content: literal(content) },
    deliveries: [{ recipients: [to], origin, outcome }],
    isDoomed: refused !== undefined,
  });
  const [row] = rows;
  if (!row) throw new Error('The message that was just added is not there.');
  return { seq: row.seq, id: row.id, sid: sidOf('SM', row.id) };
}

/** What another resource has sent is no template, though the engine takes it for one: braces in its text are kept as they are. */
function literal(content: object): object {
  if (!('text' in content) || typeof content.text !== 'string') return content;
  return { ...content, text: literalText(content.text) };
}
