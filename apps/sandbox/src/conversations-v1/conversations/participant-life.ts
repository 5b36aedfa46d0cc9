import { addResource, changeResource, type ResourceRow } from '../../resources/resource.ts';
import { newSid } from '../../sid.ts';
import { removeTree } from '../remove-tree.ts';
import type { Place } from '../scope.ts';
import { tellAboutUser } from '../settings/user-webhooks.ts';
import { ensureUser, findUser } from '../settings/users.ts';
import { keepGroup } from './group-text.ts';
import { type ParticipantFields, participantFields } from './participant-row.ts';
import { tell } from './tell-webhooks.ts';
import type { Cause } from './webhook-cause.ts';
import { participantParameters, removedAt } from './webhook-parameters.ts';

/** Someone takes part in a conversation from now on, within `write`; whoever is not known as a user is from now on. */
export function addParticipant(
  place: Place,
  conversation: ResourceRow,
  fields: ParticipantFields,
  cause: Cause,
): ResourceRow {
  const { owner, service } = place;
  const { services, account } = owner;
  if (fields.identity !== null) makeKnown(place, fields.identity, cause);
  const row = addResource(owner, 'MB', fields, { parent: conversation.seq, id: newSid(services.ids, 'MB') });
  services.database.run(
    'INSERT INTO v1_participants (participant, account, service, conversation) VALUES (?, ?, ?, ?)',
    row.seq,
    account,
    service.seq,
    conversation.seq,
  );
  keepAddresses(place, conversation, row, fields);
  tell(place, {
    event: 'onParticipantAdded',
    cause,
    conversation,
    parameters: participantParameters(place, conversation, fields, row),
  });
  return row;
}

/** Changes a participant, within `write`. */
export function changeParticipant(
  place: Place,
  conversation: ResourceRow,
  row: ResourceRow,
  fields: ParticipantFields,
  cause: Cause,
): ResourceRow {
  const { owner } = place;
  const before = participantFields(row);
  const changed = changeResource(owner, row, fields);
  // What is closed holds no addresses: it is not touched unless they change, which it refuses.
  if (
    fields.identity !== before.identity ||
    JSON.stringify(fields.messaging_binding) !== JSON.stringify(before.messaging_binding)
  ) {
    if (fields.identity !== null) makeKnown(place, fields.identity, cause);
    keepAddresses(place, conversation, row, fields);
  }
  tell(place, {
    event: 'onParticipantUpdated',
    cause,
    conversation,
    parameters: participantParameters(place, conversation, fields, changed),
  });
  return changed;
}

/** Someone takes part no more, within `write`; what they said stays. */
export function removeParticipant(place: Place, conversation: ResourceRow, row: ResourceRow, cause: Cause): void {
  const { owner } = place;
  const parameters = {
    ...participantParameters(place, conversation, participantFields(row), row),
    ...removedAt(owner.services.clock.now()),
  };
  removeTree(owner, row);
  keepGroup(owner, conversation);
  tell(place, { event: 'onParticipantRemoved', cause, conversation, parameters });
}

/** Whoever is not known as a user is from now on. */
function makeKnown(place: Place, identity: string, { isTold }: Cause): void {
  if (findUser(place, identity)) return;
  tellAboutUser(place, 'onUserAdded', ensureUser(place, identity), isTold);
}

/** Keeps what messages find someone by. */
function keepAddresses(
  { owner }: Place,
  conversation: ResourceRow,
  { seq }: ResourceRow,
  { identity, messaging_binding: binding }: ParticipantFields,
): void {
  const { services, account } = owner;
  const { database } = services;
  const { address = null, proxy_address: proxy = null, projected_address: projected = null } = binding ?? {};
  database.run(
    `DELETE FROM v1_pairs WHERE (account, address, proxy_address, conversation) IN (
      SELECT account, address, proxy_address, conversation FROM v1_participants WHERE participant = ?
    )`,
    seq,
  );
  database.run(
    `UPDATE v1_participants SET identity = ?, address = ?, proxy_address = ?, projected_address = ? WHERE participant = ?`,
    identity,
    address,
    proxy,
    projected,
    seq,
  );
  if (address !== null && proxy !== null) {
    database.run('INSERT INTO v1_pairs VALUES (?, ?, ?, ?)', account, address, proxy, conversation.seq);
  }
  keepGroup(owner, conversation);
}
