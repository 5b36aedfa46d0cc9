import type { Call, Identifiers } from '../api/implement.ts';
import { notFound } from '../api/problem.ts';
import { findResource, type Owner, type ResourceKind, type ResourceRow, resourceOf } from '../resources/resource.ts';

/** A part of a conversation, and the conversation. */
export interface ConversationPart {
  readonly conversation: ResourceRow;
  readonly row: ResourceRow;
}

/** The part of a conversation that a path names. @throws {Refusal} 404 */
export function findPart(owner: Owner, kind: ResourceKind, conversationId: string, id: string): ConversationPart {
  const conversation = findResource(owner, 'conv_conversation', conversationId);
  const row = resourceOf(owner, kind, id);
  if (row?.parent !== conversation.seq) throw notFound(kind.replace('conv_', ''), id);
  return { conversation, row };
}

/** Refuses a path to something that is no part of the conversation, before the fields are looked at. */
export function partMustExist(kind: ResourceKind, field: string): (identifiers: Identifiers, call: Call) => void {
  return (identifiers, call) =>
    void findPart(call, kind, identifiers['conversationId'] ?? '', identifiers[field] ?? '');
}
