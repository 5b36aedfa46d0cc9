import { type Owner, type ResourceRow, resourceOf } from '../../resources/resource.ts';
import { bareV1Id, v1Id } from '../identifier.ts';

/** The user with an identifier, also one that cannot be read yet; undefined where there is none. */
export function pushUser(owner: Owner, id: string): ResourceRow | undefined {
  return resourceOf(owner, 'push_user', bareV1Id('pushnotificationuser', id));
}

/** The identifier of a user as v1 writes it, however a request does. */
export function userIdOf(id: string): string {
  return v1Id('pushnotificationuser', bareV1Id('pushnotificationuser', id));
}
