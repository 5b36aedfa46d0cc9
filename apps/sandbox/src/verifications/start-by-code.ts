import type { StartVerificationRequest } from '@comms/verify';
import type { Wire } from '../api/wire.ts';
import { rememberAddress } from '../contacts/auto-create.ts';
import { type CopyRecipients, resolveCopies } from '../emails/copy-recipients.ts';
import type { Owner } from '../resources/resource.ts';
import { beginVerification } from './begin-verification.ts';
import type { CodeContent } from './code-content.ts';
import { type CodeRecipient, type CodeTo, codeRecipient } from './code-recipient.ts';
import { deliverCode } from './deliver-code.ts';
import { fixedCode } from './fixed-code.ts';
import { guardAgainst, rangeOf } from './fraud-guard.ts';
import { maxSends, refuseTooMany } from './refuse-too-many.ts';
import { expireVerification, isPending, settleVerification } from './settle-verification.ts';
import { changeVerification, newestVerification, type StoredVerification } from './stored-verification.ts';
import { makeCode } from './verification-code.ts';
import { settingsOf } from './verification-settings.ts';

type Request = Wire<StartVerificationRequest>;

/** How the code is delivered where someone is called. */
const callChannel = 'voice';

/** Where the request says who gets copies. */
const copiesPath = 'processing_options.emails.';

/** The channels whose addresses are phone numbers. */
const phoneChannels: ReadonlySet<string> = new Set(['tel', 'whatsapp', callChannel]);

/** Sends a code: a new one, or that of the pending verification of the same recipient once more. */
export function startByCode(owner: Owner, to: CodeTo, content: CodeContent, request: Request): StoredVerification {
  const recipient = codeRecipient(owner, to, request.from);
  const channel = recipient.extension === undefined ? recipient.channel : callChannel;
  const copies =
    channel === 'email' ? resolveCopies(owner, request.processing_options?.emails ?? {}, copiesPath) : undefined;
  const sending = { recipient, content, request, copies };
  // A code under PSD2 is good for one payment: another amount or payee makes another verification.
  const key = JSON.stringify([channel, recipient.address, content.amount ?? null, content.payee ?? null]);
  const before = newestVerification(owner, 's.account = ? AND s.recipient = ?', owner.account, key);
  refuseTooMany(owner, before);
  const { fraud_guard_level: level } = settingsOf(owner);
  return owner.services.database.write(() => {
    if (before && isPending(owner, before)) return send(owner, before, sending);
    if (before?.fields.status === 'pending') expireVerification(owner, before);
    const isPhone = phoneChannels.has(channel);
    const suspicion = isPhone ? guardAgainst(owner, recipient.address, level) : undefined;
    const begun = beginVerification(
      owner,
      { to: recipientView(owner, recipient), channel, tags: request.tags ?? {} },
      {
        method: 'code',
        recipient: key,
        prefix: isPhone && !suspicion ? rangeOf(recipient.address) : null,
        amount: content.amount ?? null,
        payee: content.payee ?? null,
      },
    );
    if (suspicion) return settleVerification(owner, begun, 'failed', { reason: suspicion });
    return send(owner, begun, sending);
  });
}

interface Sending {
  readonly recipient: CodeRecipient;
  readonly content: CodeContent;
  readonly request: Request;
  readonly copies: CopyRecipients | undefined;
}

function send(owner: Owner, stored: StoredVerification, sending: Sending): StoredVerification {
  const { content } = sending;
  const { services } = owner;
  const { row, fields, secrets } = stored;
  const fixed = fixedCode(services, sending.recipient.address) ?? services.otp;
  const code = content.code ?? secrets.code ?? fixed ?? makeCode(content.code_length);
  const sends = secrets.sends + 1;
  services.database.run(
    'UPDATE verification_secrets SET code = ?, sends = ? WHERE verification = ?',
    code,
    sends,
    row.seq,
  );
  const sent = deliverCode(owner, stored, { code, ...sending });
  return changeVerification(owner, stored, {
    related: sent === undefined ? fields.related : [...fields.related, sent],
    retry_at: sends < maxSends ? null : fields.expires_at,
  });
}

/** Unknown addresses become contacts where the settings say so. */
function recipientView(owner: Owner, { to, address, channel }: CodeRecipient): CodeRecipient['to'] {
  if (to.contact_id) return to;
  const made = rememberAddress(owner, 'verifications', { address, channel });
  return made ? { ...to, contact_id: made.id } : to;
}
