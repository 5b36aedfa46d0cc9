import type {
  AcceptedPushUser,
  DeleteUserRequest,
  FetchOneUserRequest,
  ListUsersRequest,
  ListUsersResponse,
  PushUser,
} from '@comms/push/v1';
import type { Call, Reply } from '../../api/implement.ts';
import type { CamelWire } from '../../api/wire.ts';
import { type ResourceRow, removeResource } from '../../resources/resource.ts';
import { registrationsOfUser } from './device-registration.ts';
import { acceptedPushResource, datesOfPush, findPushResource, listPushResources, pushId } from './push-resource.ts';

/** Lists users, the newest first. */
export function answerListUsers(request: CamelWire<ListUsersRequest>, call: Call): Reply<CamelWire<ListUsersResponse>> {
  const { rows, pagination } = listPushResources(call, 'push_user', request);
  return { status: 200, body: { users: rows.map(view), pagination } };
}

/** Shows one user. */
export function answerFetchOneUser({ userId }: CamelWire<FetchOneUserRequest>, call: Call): Reply<CamelWire<PushUser>> {
  return { status: 200, body: view(findPushResource(call, 'push_user', userId)) };
}

/** Deletes a user, with the registrations of its devices: that is done when the answer comes. */
export function answerDeleteUser(
  { userId }: CamelWire<DeleteUserRequest>,
  call: Call,
): Reply<CamelWire<AcceptedPushUser>> {
  const row = findPushResource(call, 'push_user', userId);
  call.services.database.write(() => {
    for (const registration of registrationsOfUser(call, row)) removeResource(call, registration);
    removeResource(call, row);
  });
  return acceptedPushResource(call, 'push_user', row);
}

function view(row: ResourceRow): CamelWire<PushUser> {
  return { id: pushId('push_user', row.id), ...datesOfPush(row), deletedAt: null };
}
