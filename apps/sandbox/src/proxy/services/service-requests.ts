import type {
  CreateServiceRequest,
  FetchServiceRequest,
  ListServiceRequest,
  ListServiceResponse,
  Service,
  ServiceChanges,
  UpdateServiceRequest,
} from '@comms/proxy';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import type { Problem } from '../../api/problem.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { newSid } from '../../sid.ts';
import { proxySettings } from '../account-settings.ts';
import { address, byRules, type FieldRule, neededName, oneOf, seconds, sidWith } from '../field-rules.ts';
import { proxyRefusal } from '../proxy-problem.ts';
import { readProxyPage } from '../proxy-view.ts';
import { removeService } from './remove-service.ts';
import { findNamedService, findService, type ServiceRow, serviceView } from './service.ts';

const rules: Readonly<Record<string, FieldRule>> = {
  UniqueName: neededName,
  DefaultTtl: seconds,
  CallbackUrl: address,
  InterceptCallbackUrl: address,
  OutOfSessionCallbackUrl: address,
  ChatInstanceSid: sidWith('IS'),
  GeoMatchLevel: oneOf('country', 'area-code', 'extended-area-code', 'overlay', 'radius'),
  NumberSelectionBehavior: oneOf('prefer-sticky', 'avoid-sticky'),
};

/** Finds fields of a service that cannot be used. */
export const checkService: (request: unknown) => Problem[] = byRules(rules);

export function answerListServices(
  request: FormWire<ListServiceRequest>,
  call: Call,
): Reply<Wire<ListServiceResponse>> {
  const { rows, meta } = readProxyPage<ServiceRow>(call, request, {
    select: 'SELECT * FROM proxy_services',
    order: 'seq',
    filter: new Filter().and('account = ?', call.account),
    key: 'services',
  });
  return { status: 200, body: { services: rows.map((row) => serviceView(call, row)), meta } };
}

export function answerCreateService(request: FormWire<CreateServiceRequest>, call: Call): Reply<Wire<Service>> {
  const { services, account } = call;
  if (!proxySettings(call).makesServices) {
    throw proxyRefusal(80506, 'This account cannot make Proxy Services: Proxy is closed to new customers');
  }
  const now = services.clock.now();
  const fresh = {
    seq: 0,
    account,
    sid: newSid(services.ids, 'KS'),
    unique_name: request.UniqueName,
    ...defaults,
    created_at: now,
    updated_at: now,
  };
  const row = { ...fresh, ...changesOf(request) };
  refuseTaken(call, row);
  services.database.write(() =>
    services.database.run(
      `INSERT INTO proxy_services (account, sid, unique_name, chat_instance_sid, callback_url, default_ttl, geo_match_level,
        number_selection_behavior, intercept_callback_url, out_of_session_callback_url, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      account,
      row.sid,
      ...changeable(row),
      now,
      now,
    ),
  );
  return { status: 201, body: serviceView(call, row) };
}

export function answerFetchService({ Sid }: FormWire<FetchServiceRequest>, call: Call): Reply<Wire<Service>> {
  return { status: 200, body: serviceView(call, findNamedService(call, Sid)) };
}

export function answerUpdateService(request: FormWire<UpdateServiceRequest>, call: Call): Reply<Wire<Service>> {
  const { database, clock } = call.services;
  const row = { ...findService(call, request.Sid), ...changesOf(request), updated_at: clock.now() };
  refuseTaken(call, row);
  database.write(() =>
    database.run(
      `UPDATE proxy_services SET unique_name = ?, chat_instance_sid = ?, callback_url = ?, default_ttl = ?,
        geo_match_level = ?, number_selection_behavior = ?, intercept_callback_url = ?, out_of_session_callback_url = ?,
        updated_at = ? WHERE seq = ?`,
      ...changeable(row),
      row.updated_at,
      row.seq,
    ),
  );
  return { status: 200, body: serviceView(call, row) };
}

export function answerDeleteService({ Sid }: { readonly Sid: string }, call: Call): Reply<undefined> {
  const { seq } = findService(call, Sid);
  call.services.database.write(() => removeService(call, seq));
  return { status: 204 };
}

const defaults = {
  chat_instance_sid: null,
  callback_url: null,
  default_ttl: 0,
  geo_match_level: 'country',
  number_selection_behavior: 'prefer-sticky',
  intercept_callback_url: null,
  out_of_session_callback_url: null,
};

/** What a request changes: a field that is there without a value goes back to how it begins. */
function changesOf(request: FormWire<ServiceChanges>): Partial<ServiceRow> {
  const given: Partial<Record<keyof ServiceRow, string | number | null | undefined>> = {
    unique_name: request.UniqueName,
    chat_instance_sid: request.ChatInstanceSid,
    callback_url: request.CallbackUrl,
    default_ttl: request.DefaultTtl,
    geo_match_level: request.GeoMatchLevel,
    number_selection_behavior: request.NumberSelectionBehavior,
    intercept_callback_url: request.InterceptCallbackUrl,
    out_of_session_callback_url: request.OutOfSessionCallbackUrl,
  };
  const initial: Readonly<Record<string, string | number | null>> = defaults;
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named.map(([name, value]) => [name, value === '' ? (initial[name] ?? null) : value]));
}

function changeable(row: ServiceRow): (string | number | null)[] {
  return [
    row.unique_name,
    row.chat_instance_sid,
    row.callback_url,
    row.default_ttl,
    row.geo_match_level,
    row.number_selection_behavior,
    row.intercept_callback_url,
    row.out_of_session_callback_url,
  ];
}

/** A name and a chat service belong to one service each. */
function refuseTaken({ services: { database }, account }: Call, row: ServiceRow): void {
  const { seq, unique_name: name, chat_instance_sid: chat } = row;
  const sql = 'SELECT 1 FROM proxy_services WHERE account = ? AND seq <> ?';
  if (database.get(`${sql} AND unique_name = ?`, account, seq, name)) {
    throw proxyRefusal(80602, `The unique name ${JSON.stringify(name)} is taken by another Service`, 'UniqueName');
  }
  if (chat !== null && database.get(`${sql} AND chat_instance_sid = ?`, account, seq, chat)) {
    throw proxyRefusal(80105, `The chat service ${chat} belongs to another Service`, 'ChatInstanceSid');
  }
}
