import type { EmailAddressee, SendEmailsRequest } from '@comms/emails';
import { addressOn } from '../addressing/resolve-targets.ts';
import { agentById } from '../agents/agent-directory.ts';
import { type Problem, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { contactById } from '../contacts/contact-directory.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { Owner } from '../resources/resource.ts';

/** Those beside the recipients: who gets copies, and who gets the replies. */
export type CopyFields = Pick<Wire<SendEmailsRequest>, 'reply_to' | 'cc' | 'bcc'>;

/** The same, each with the address that it has now. */
export interface CopyRecipients {
  readonly reply_to: readonly Wire<EmailAddressee>[];
  readonly cc: readonly Wire<EmailAddressee>[];
  readonly bcc: readonly Wire<EmailAddressee>[];
}

type CopyRecipient = NonNullable<CopyFields['cc']>[number];

/**
 * Finds the e-mail addresses of contacts and agents that get copies or replies.
 *
 * It only reads, so that it can refuse before anything is written. `path` is where the fields stand in the request.
 *
 * @throws {Refusal} 400 with every one that does not exist, or has no e-mail address.
 */
export function resolveCopies(owner: Owner, fields: CopyFields, path = ''): CopyRecipients {
  const problems: Problem[] = [];
  const resolve = (name: keyof CopyFields): Wire<EmailAddressee>[] =>
    (fields[name] ?? []).map((recipient, index) => resolveOne(owner, recipient, `${path}${name}[${index}]`, problems));
  const resolved = { reply_to: resolve('reply_to'), cc: resolve('cc'), bcc: resolve('bcc') };
  if (problems.length > 0) throw new Refusal(400, problems);
  return resolved;
}

function resolveOne(owner: Owner, recipient: CopyRecipient, field: string, problems: Problem[]): Wire<EmailAddressee> {
  if ('address' in recipient) {
    const { address, name } = recipient;
    return { address, channel: 'email', ...(name !== undefined && { name }) };
  }
  const fault = (of: string, what: string): object => {
    problems.push({ code: 20001, field: `${field}.${of}`, message: `${field}.${of} ${what}` });
    return {};
  };
  if ('agent_id' in recipient) {
    const agent = agentById(owner, recipient.agent_id);
    if (!agent) return fault('agent_id', 'is no agent of this account');
    if (agent.channel !== 'email') return fault('agent_id', 'is an agent without an e-mail address');
    const { id, address, displayName } = agent;
    return { address, channel: 'email', ...(displayName && { name: displayName }), agent_id: id };
  }
  const contact = contactById(owner, recipient.contact_id);
  const found = contact && addressOn(contact, ['email']);
  if (!contact) return fault('contact_id', 'is no contact of this account');
  if (!found) return fault('contact_id', 'is a contact without an e-mail address');
  return { address: found.address, channel: 'email', contact_id: prefixedId('contact', contact.id) };
}
