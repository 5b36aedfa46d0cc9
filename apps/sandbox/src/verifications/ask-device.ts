import type { StartVerificationRequest } from '@comms/verify';
import type { Wire } from '../api/wire.ts';
import { outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import { startOperation } from '../operations/start-operation.ts';
import { outcomeOfToken } from '../push/magic-tokens.ts';
import type { Owner } from '../resources/resource.ts';
import type { StoredFactor } from './stored-factor.ts';
import type { StoredVerification } from './stored-verification.ts';

/** Sends a push notification that asks for approval, within `write`; gives its identifier. Nothing is sent to a device that asks by itself. */
export function askDevice(
  owner: Owner,
  { row }: StoredVerification,
  { fields }: StoredFactor,
  request: Wire<StartVerificationRequest>,
): string | undefined {
  if (fields.type !== 'push') return undefined;
  const { notification_platform: channel = 'none', notification_token: address } = fields.config;
  if (channel === 'none' || address === undefined) return undefined;
  const { push_notifications: push, use_preference: preference } = request.processing_options ?? {};
  const { content = {} } = request;
  const title = 'title' in content && content.title ? content.title : 'Is this you?';
  const text = 'text' in content && content.text ? content.text : 'Approve the request to sign in, or deny it.';
  const { rows } = startOperation(owner, {
    resource: 'push_notifications',
    request: {
      content: { title, text },
      ...push,
      ...(preference && { processing_options: { use_preference: preference } }),
    },
    deliveries: [
      {
        recipients: [{ address, channel, ...(fields.contact_id !== null && { contact_id: fields.contact_id }) }],
        origin: `verification_${row.id}`,
        outcome: readOutcome(request.tags?.[outcomeTag] ?? '') ??
          outcomeOfToken(channel, address) ?? { state: 'delivered' },
      },
    ],
  });
  return rows.map(({ id }) => `pushnotification_${id}`).at(0);
}
