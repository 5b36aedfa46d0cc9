import type { ResourceRow } from '../../resources/resource.ts';
import { tell } from '../conversations/tell-webhooks.ts';
import type { Parameters } from '../conversations/webhook-parameters.ts';
import { datesOf, type Place } from '../scope.ts';
import type { UserFields } from './users.ts';

/** Tells the account and the service about a user, within `write`, where what has happened is told at all. */
export function tellAboutUser(
  place: Place,
  event: 'onUserAdded' | 'onUserUpdated',
  row: ResourceRow,
  isTold: boolean,
): void {
  const parameters = {
    ...userParameters(place, row, JSON.parse(row.fields)),
    DateCreated: datesOf(row).date_created,
    ...(event === 'onUserAdded' && { DateUpdated: undefined }),
  };
  tell(place, { event, cause: { source: 'API', isTold }, parameters });
}

/** What webhooks tell of a user; the fields may be those that are to come. */
export function userParameters({ service }: Place, row: ResourceRow, fields: UserFields): Parameters {
  return {
    ChatServiceSid: service.id,
    UserSid: row.id,
    DateUpdated: datesOf(row).date_updated,
    Identity: fields.identity,
    RoleSid: fields.role_sid,
    Attributes: fields.attributes,
    FriendlyName: fields.friendly_name,
  };
}
