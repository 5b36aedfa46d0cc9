import type {
  AddressConfiguration,
  CreateConfigurationAddressRequest,
  DeleteConfigurationAddressRequest,
  FetchConfigurationAddressRequest,
  ListConfigurationAddressRequest,
  ListConfigurationAddressResponse,
  UpdateConfigurationAddressRequest,
} from '@comms/conversations-v1';
import { accountSidOf } from '../../account-sid.ts';
import type { Call, Reply } from '../../api/implement.ts';
import { Refusal } from '../../api/problem.ts';
import { readUrlPage } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import {
  addResource,
  changeResource,
  type Owner,
  type ResourceRow,
  removeResource,
  resourceColumns,
  resourceOf,
} from '../../resources/resource.ts';
import { newSid } from '../../sid.ts';
import { refused } from '../refused.ts';
import { allOf, datesOf, notHere } from '../scope.ts';
import { type AutoCreation, changedAutoCreation } from './auto-creation.ts';

/** What a configuration of an address keeps. */
export interface AddressFields {
  /** As it was given, in any case of letters. */
  readonly type: string;
  readonly address: string;
  readonly friendly_name: string | null;
  readonly address_country: string | null;
  readonly auto_creation: AutoCreation;
}

const types = /^(sms|whatsapp|messenger|gbm|email|rcs|apple|chat)$/i;

export function listConfigurationAddress(
  request: FormWire<ListConfigurationAddressRequest>,
  call: Call,
): Reply<Wire<ListConfigurationAddressResponse>> {
  const source = allOf(call, 'IG', 'address_configurations');
  source.filter.and(`lower(r.fields ->> 'type') = ?`, request.Type?.toLowerCase());
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, source);
  return { status: 200, body: { address_configurations: rows.map((row) => view(call, row)), meta } };
}

export function createConfigurationAddress(
  request: FormWire<CreateConfigurationAddressRequest>,
  call: Call,
): Reply<Wire<AddressConfiguration>> {
  const { Type: type, Address: address, FriendlyName: name, AddressCountry: country, AutoCreation: auto } = request;
  if (!types.test(type)) {
    throw refused(20001, 'Type', 'must be one of sms, whatsapp, messenger, gbm, email, rcs, apple, chat');
  }
  if (rowOf(call, address)) {
    throw new Refusal(409, { code: 20409, field: 'Address', message: 'Address is configured already' });
  }
  const fields: AddressFields = {
    type,
    address,
    friendly_name: name || null,
    address_country: country?.toUpperCase() || null,
    auto_creation: changedAutoCreation(call, { enabled: false, type: 'default' }, auto ?? {}),
  };
  const { services } = call;
  const row = services.database.write(() => addResource(call, 'IG', fields, { id: newSid(services.ids, 'IG') }));
  return { status: 201, body: view(call, row) };
}

export function fetchConfigurationAddress(
  { Sid: sid }: FormWire<FetchConfigurationAddressRequest>,
  call: Call,
): Reply<Wire<AddressConfiguration>> {
  return { status: 200, body: view(call, configurationOf(call, sid)) };
}

export function updateConfigurationAddress(
  { Sid: sid, FriendlyName: name, AutoCreation: auto }: FormWire<UpdateConfigurationAddressRequest>,
  call: Call,
): Reply<Wire<AddressConfiguration>> {
  const row = configurationOf(call, sid);
  const before: AddressFields = JSON.parse(row.fields);
  const fields: AddressFields = {
    ...before,
    ...(name !== undefined && { friendly_name: name || null }),
    ...(auto && { auto_creation: changedAutoCreation(call, before.auto_creation, auto) }),
  };
  return {
    status: 200,
    body: view(
      call,
      call.services.database.write(() => changeResource(call, row, fields)),
    ),
  };
}

export function deleteConfigurationAddress(
  { Sid: sid }: FormWire<DeleteConfigurationAddressRequest>,
  call: Call,
): Reply<never> {
  const row = configurationOf(call, sid);
  call.services.database.write(() => removeResource(call, row));
  return { status: 204 };
}

/** What happens with messages that come in to an address; undefined where nothing was said about it. */
export function addressConfigurationOf(owner: Owner, address: string): AddressFields | undefined {
  const row = rowOf(owner, address);
  return row && JSON.parse(row.fields);
}

function rowOf({ services, account }: Owner, address: string): ResourceRow | undefined {
  return services.database.get<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r
      WHERE r.account = ? AND r.kind = 'IG' AND r.deleted_at IS NULL AND r.fields ->> 'address' = ?`,
    account,
    address,
  );
}

function configurationOf(call: Call, sid: string): ResourceRow {
  const row = resourceOf(call, 'IG', sid) ?? rowOf(call, sid);
  if (!row) throw notHere(call);
  return row;
}

function view(call: Call, row: ResourceRow): Wire<AddressConfiguration> {
  const fields: AddressFields = JSON.parse(row.fields);
  const own = { sid: row.id, account_sid: accountSidOf(call) };
  return { ...own, ...fields, ...datesOf(row), url: `${call.baseURL}/Configuration/Addresses/${row.id}` };
}
