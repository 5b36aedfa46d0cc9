import { sendOne } from '../../deliveries/send-one.ts';
import { addResource, type ResourceRow } from '../../resources/resource.ts';
import { newSid } from '../../sid.ts';
import type { Place } from '../scope.ts';
import { engineAddress } from './binding-address.ts';
import { groupSender } from './group-text.ts';
import { engineMedia } from './media-file.ts';
import { type Member, membersOf } from './participant-row.ts';
import { type PlannedMessage, sidOfMember } from './plan-message.ts';
import type { ReceiptFields } from './receipt-row.ts';

/** What a message comes to that nobody can send: it has no sender. */
const noSenderCode = 21603;

/** Sends a message to each participant who does not chat but its author, within `write`; each copy gets a receipt. */
export function sendCopies(
  place: Place,
  conversation: ResourceRow,
  message: ResourceRow,
  planned: PlannedMessage,
): void {
  const members = membersOf(place.owner, conversation);
  const { author } = planned.fields;
  for (const member of members) {
    if (member.address === null || member.address === author) continue;
    const from = member.proxy_address ?? groupSender(members, author);
    sendCopy(place, message, planned, { ...member, address: member.address }, from);
  }
}

function sendCopy(
  place: Place,
  message: ResourceRow,
  planned: PlannedMessage,
  member: Member & { readonly address: string },
  from: string | undefined,
): void {
  const { owner } = place;
  const id = newSid(owner.services.ids, 'DY');
  const sent =
    from === undefined
      ? undefined
      : sendOne(owner, {
          from: engineAddress(from),
          to: engineAddress(member.address),
          content: contentOf(place, planned),
          origin: `receipt_${id}`,
        });
  const fields: ReceiptFields = {
    participant_sid: sidOfMember(place, member) ?? '',
    channel_message_sid: sent?.sid ?? null,
    status: sent ? null : 'failed',
    error_code: sent ? 0 : noSenderCode,
  };
  addResource(owner, 'DY', fields, { parent: message.seq, id });
}

/** Templates are kept by another API: what stands for one names it, and its values. */
function contentOf({ owner, service }: Place, { fields, template }: PlannedMessage): object {
  const { body, media } = fields;
  const text = template ? [template.sid, template.variables].filter(Boolean).join(' ') : body;
  return {
    ...(text !== null && { text }),
    ...(media && { media: media.map((file) => engineMedia(owner, service.id, file)) }),
  };
}
