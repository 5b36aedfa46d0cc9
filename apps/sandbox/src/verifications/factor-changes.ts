import type { UpdateFactorRequest } from '@comms/verify';
import { type Problem, Refusal, refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import type { Owner } from '../resources/resource.ts';
import { knownContact } from './code-recipient.ts';
import { hasPayload } from './factor-payload.ts';
import type { FactorFields, StoredFactor } from './stored-factor.ts';
import { wrongField } from './verification-problem.ts';

type Request = Wire<UpdateFactorRequest>;

/** The parts of a configuration that can change, by the type of the factor. */
const changeable: Readonly<Record<FactorFields['type'], readonly string[]>> = {
  totp: ['alg', 'time_step', 'skew', 'code_length'],
  passkey: ['credential'],
  push: ['app_id', 'notification_platform', 'notification_token', 'sdk_version'],
  silent_device_approval: ['app_id', 'notification_platform', 'notification_token', 'sdk_version'],
};

/**
 * The fields of a factor with the changes that a request asks for; what a payload does is not among them.
 *
 * @throws {Refusal} 400 when the type of the factor does not have a field, 409 when its status cannot change so.
 */
export function changedFactor(owner: Owner, { fields }: StoredFactor, request: Request): FactorFields {
  const { friendly_name: name, contact_id: contactId, user_identifier: user, config = {}, status } = request;
  const problems = Object.keys(config)
    .filter((part) => !changeable[fields.type].includes(part))
    .map((part): Problem => {
      const field = `config.${part}`;
      return { code: 20001, field, message: `${field} is nothing that a factor of the type ${fields.type} has` };
    });
  if (problems.length > 0) throw new Refusal(400, problems);
  checkStatus(fields.status, request);
  const contact = contactId === undefined ? undefined : knownContact(owner, contactId, 'contact_id');
  const { credential: _, ...kept } = config;
  // Only fields of the factor's own type are left: each type has its own configuration.
  const changed: FactorFields = Object.assign({}, fields, { config: { ...fields.config, ...kept } });
  return {
    ...changed,
    ...(name !== undefined && { friendly_name: name }),
    ...(contact && { contact_id: contact.id }),
    ...(user !== undefined && { user_identifier: user }),
    ...(status === 'expired' && { status, next_step: null }),
  };
}

/** A factor can be ended at any time; everything else that its status says must be shown by a payload. */
function checkStatus(current: string, request: Request): void {
  const { status } = request;
  if (status === 'expired' && hasPayload(request)) throw wrongField('status', 'cannot be expired beside a payload');
  if (status === undefined || status === current || status === 'expired') return;
  if (current === 'expired') throw refusal(409, 'The factor has expired: create another one');
  if (status !== 'verified' || !hasPayload(request)) {
    throw wrongField('status', `cannot become ${status} without a payload that shows it`);
  }
}
