import { randomBytes } from 'node:crypto';
import type { SilentNetworkAuthRecipient, StartVerificationRequest } from '@comms/verify';
import type { Wire } from '../api/wire.ts';
import type { Owner } from '../resources/resource.ts';
import { beginVerification } from './begin-verification.ts';
import { knownContact } from './code-recipient.ts';
import { settleVerification } from './settle-verification.ts';
import { silentRefusal } from './silent-network.ts';
import { silentPath } from './silent-routes.ts';
import type { StoredVerification } from './stored-verification.ts';

/** Gives the address that the phone opens over its mobile network. */
export function startBySilentNetwork(
  owner: Owner,
  to: Wire<SilentNetworkAuthRecipient>,
  { tags = {} }: Wire<StartVerificationRequest>,
): StoredVerification {
  const contact = to.contact_id === undefined ? undefined : knownContact(owner, to.contact_id);
  const token = randomBytes(24).toString('base64url');
  return owner.services.database.write(() => {
    const begun = beginVerification(
      owner,
      {
        to: { ...to, ...(contact && { contact_id: contact.id }) },
        tags,
        silent_network_auth_url: silentPath + token,
        next_step: { action: 'open_url' },
      },
      { method: 'silent_network', token },
    );
    const reason = silentRefusal(to.phone_number, 'start');
    return reason ? settleVerification(owner, begun, 'failed', { reason }) : begun;
  });
}
