import type {
  Configuration,
  FetchServiceConfigurationRequest,
  ServiceConfiguration,
  UpdateConfigurationRequest,
  UpdateServiceConfigurationRequest,
} from '@comms/conversations-v1';
import { accountSidOf } from '../../account-sid.ts';
import type { Call, Reply } from '../../api/implement.ts';
import { refusal } from '../../api/problem.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { resourceOf } from '../../resources/resource.ts';
import { isSid } from '../../sid.ts';
import { refused } from '../refused.ts';
import { type Scope, scopeOf } from '../scope.ts';
import { checkTimer } from '../timers.ts';
import { defaultService } from './default-service.ts';
import { checkRole } from './roles.ts';
import { accountSettings, keepSettings, type ServiceSettings, serviceSettings } from './stored-settings.ts';

export function fetchConfiguration(_: object, call: Call): Reply<Wire<Configuration>> {
  defaultService(call);
  return { status: 200, body: configurationView(call) };
}

/** A field that is given without a value is taken away; the default service cannot be. */
export function updateConfiguration(
  request: FormWire<UpdateConfigurationRequest>,
  call: Call,
): Reply<Wire<Configuration>> {
  const {
    DefaultChatServiceSid: service,
    DefaultMessagingServiceSid: messaging,
    DefaultInactiveTimer: inactive,
    DefaultClosedTimer: closed,
  } = request;
  defaultService(call);
  if (service !== undefined && !resourceOf(call, 'IS', service)) throw refusal(404, 'There is no such service');
  if (messaging && !isSid('MG', messaging)) {
    throw refused(50340, 'DefaultMessagingServiceSid', 'must be the SID of a messaging service (MG…)');
  }
  const fields = {
    ...accountSettings(call),
    ...(service !== undefined && { default_chat_service_sid: service }),
    ...(messaging !== undefined && { default_messaging_service_sid: messaging || null }),
    ...(inactive !== undefined && { default_inactive_timer: timerOf('inactive', inactive, 'DefaultInactiveTimer') }),
    ...(closed !== undefined && { default_closed_timer: timerOf('closed', closed, 'DefaultClosedTimer') }),
  };
  call.services.database.write(() => keepSettings(call, 0, 'configuration', fields));
  return { status: 200, body: configurationView(call) };
}

export function fetchServiceConfiguration(
  request: FormWire<FetchServiceConfigurationRequest>,
  call: Call,
): Reply<Wire<ServiceConfiguration>> {
  const scope = scopeOf(call, request);
  return { status: 200, body: serviceConfigurationView(scope, serviceSettings(scope.owner, scope.service)) };
}

export function updateServiceConfiguration(
  request: FormWire<UpdateServiceConfigurationRequest>,
  call: Call,
): Reply<Wire<ServiceConfiguration>> {
  const scope = scopeOf(call, request);
  const { owner, service } = scope;
  const {
    DefaultConversationCreatorRoleSid: creator,
    DefaultConversationRoleSid: member,
    DefaultChatServiceRoleSid: user,
    ReachabilityEnabled: isReachable,
  } = request;
  const role = (sid: string, type: 'conversation' | 'service', field: string): string =>
    checkRole(scope, sid, type, field);
  const fields: ServiceSettings = {
    ...serviceSettings(owner, service),
    ...(creator !== undefined && {
      default_conversation_creator_role_sid: role(creator, 'conversation', 'DefaultConversationCreatorRoleSid'),
    }),
    ...(member !== undefined && {
      default_conversation_role_sid: role(member, 'conversation', 'DefaultConversationRoleSid'),
    }),
    ...(user !== undefined && { default_chat_service_role_sid: role(user, 'service', 'DefaultChatServiceRoleSid') }),
    ...(isReachable !== undefined && { reachability_enabled: isReachable }),
  };
  owner.services.database.write(() => keepSettings(owner, service.seq, 'configuration', fields));
  return { status: 200, body: serviceConfigurationView(scope, fields) };
}

function timerOf(kind: 'inactive' | 'closed', duration: string, field: string): string | null {
  if (duration === '') return null;
  checkTimer(kind, duration, field);
  return duration;
}

function configurationView(call: Call): Wire<Configuration> {
  const settings = accountSettings(call);
  const url = `${call.baseURL}/Configuration`;
  return {
    account_sid: accountSidOf(call),
    ...settings,
    url,
    links: {
      service: `${call.baseURL}/Services/${settings.default_chat_service_sid}/Configuration`,
      webhooks: `${url}/Webhooks`,
    },
  };
}

function serviceConfigurationView({ service, url }: Scope, settings: ServiceSettings): Wire<ServiceConfiguration> {
  const own = `${url}/Configuration`;
  return {
    chat_service_sid: service.id,
    ...settings,
    url: own,
    links: { notifications: `${own}/Notifications`, webhooks: `${own}/Webhooks` },
  };
}
