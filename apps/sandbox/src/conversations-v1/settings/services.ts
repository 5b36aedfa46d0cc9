import type {
  CreateServiceRequest,
  DeleteServiceRequest,
  FetchServiceRequest,
  ListServiceRequest,
  ListServiceResponse,
  Service,
} from '@comms/conversations-v1';
import { accountSidOf } from '../../account-sid.ts';
import type { Call, Reply } from '../../api/implement.ts';
import { readUrlPage } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import type { ResourceRow } from '../../resources/resource.ts';
import { refused } from '../refused.ts';
import { removeTree } from '../remove-tree.ts';
import { allOf, datesOf, scopeOf } from '../scope.ts';
import { addService, defaultService } from './default-service.ts';
import { accountSettings, keepSettings } from './stored-settings.ts';

/** The default service is there from the first look on. */
export function listService(request: FormWire<ListServiceRequest>, call: Call): Reply<Wire<ListServiceResponse>> {
  defaultService(call);
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, allOf(call, 'IS', 'services'));
  return { status: 200, body: { services: rows.map((row) => serviceView(call, row)), meta } };
}

export function createService(
  { FriendlyName: name }: FormWire<CreateServiceRequest>,
  call: Call,
): Reply<Wire<Service>> {
  if (name.length > 256) throw refused(50003, 'FriendlyName', 'must have at most 256 characters');
  const row = call.services.database.write(() => addService(call, name));
  return { status: 201, body: serviceView(call, row) };
}

export function fetchService({ Sid: sid }: FormWire<FetchServiceRequest>, call: Call): Reply<Wire<Service>> {
  return { status: 200, body: serviceView(call, scopeOf(call, { ChatServiceSid: sid }).service) };
}

/** All that is in it goes too; an account whose default service went gets another when it needs one. */
export function deleteService({ Sid: sid }: FormWire<DeleteServiceRequest>, call: Call): Reply<never> {
  const { service } = scopeOf(call, { ChatServiceSid: sid });
  const { database } = call.services;
  database.write(() => {
    removeTree(call, service);
    for (const table of ['conversation_settings', 'user_identities']) {
      database.run(`DELETE FROM ${table} WHERE account = ? AND service = ?`, call.account, service.seq);
    }
    const settings = accountSettings(call);
    if (settings.default_chat_service_sid === service.id) {
      keepSettings(call, 0, 'configuration', { ...settings, default_chat_service_sid: null });
    }
  });
  return { status: 204 };
}

function serviceView(call: Call, row: ResourceRow): Wire<Service> {
  const url = `${call.baseURL}/Services/${row.id}`;
  const { friendly_name: name } = JSON.parse(row.fields);
  return {
    sid: row.id,
    account_sid: accountSidOf(call),
    friendly_name: name,
    ...datesOf(row),
    url,
    links: {
      conversations: `${url}/Conversations`,
      users: `${url}/Users`,
      roles: `${url}/Roles`,
      bindings: `${url}/Bindings`,
      configuration: `${url}/Configuration`,
      participant_conversations: `${url}/ParticipantConversations`,
      conversation_with_participants: `${url}/ConversationWithParticipants`,
    },
  };
}
