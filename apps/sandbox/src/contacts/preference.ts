import type {
  CreatePreferencesRequest,
  DeleteOnePreferenceRequest,
  FetchOnePreferenceRequest,
  ListPreferencesRequest,
  ListPreferencesResponse,
  Preference,
  UpdateOnePreferenceRequest,
} from '@comms/contacts';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import {
  addResource,
  changeResource,
  datesOf,
  findResource,
  listResources,
  type ResourceRow,
  removeResource,
} from '../resources/resource.ts';
import { ownUuid } from './own-uuid.ts';
import { channelsOfPreference } from './preference-channels.ts';

/** A preference as answers show it: its own identifier is a UUID without a prefix. */
export function preferenceView(row: ResourceRow): Wire<Preference> {
  return { id: row.id, ...JSON.parse(row.fields), ...datesOf(row) };
}

export function answerCreatePreferences(
  { name, description, is_public: isPublic = false, channels, tags = {} }: Wire<CreatePreferencesRequest>,
  call: Call,
): Reply<Wire<Preference>> {
  const fields = {
    name,
    description: description ?? null,
    is_public: isPublic,
    channels: channels.map((each) => ({ channel: each.channel, default_opt_in: each.default_opt_in ?? false })),
    tags,
  };
  const { database, ids } = call.services;
  const row = database.write(() => addResource(call, 'preference', fields, { id: ownUuid(ids) }));
  return { status: 201, body: preferenceView(row) };
}

/** Lists preferences, the newest first. */
export function answerListPreferences(
  request: Wire<ListPreferencesRequest>,
  call: Call,
): Reply<Wire<ListPreferencesResponse>> {
  const { rows, pagination } = listResources(call, 'preference', request);
  return { status: 200, body: { preferences: rows.map(preferenceView), pagination } };
}

export function answerFetchOnePreference(
  { preference_id: id }: Wire<FetchOnePreferenceRequest>,
  call: Call,
): Reply<Wire<Preference>> {
  return { status: 200, body: preferenceView(findResource(call, 'preference', id)) };
}

/** Changes a preference. The default of a kind that it named before stays; a kind that is new to it begins declined. */
export function answerUpdateOnePreference(
  { preference_id: id, channels, ...changes }: Wire<UpdateOnePreferenceRequest>,
  call: Call,
): Reply<Wire<Preference>> {
  const row = findResource(call, 'preference', id);
  const before = channelsOfPreference(row);
  const kinds = channels?.map(
    (channel) => before.find((each) => each.channel === channel) ?? { channel, default_opt_in: false },
  );
  const fields = { ...JSON.parse(row.fields), ...changes, channels: kinds ?? before };
  const changed = call.services.database.write(() => changeResource(call, row, fields));
  return { status: 200, body: preferenceView(changed) };
}

/** Deletes a preference, with what contacts have said about it. */
export function answerDeleteOnePreference(
  { preference_id: id }: Wire<DeleteOnePreferenceRequest>,
  call: Call,
): Reply<void> {
  const row = findResource(call, 'preference', id);
  const { database } = call.services;
  database.write(() => {
    removeResource(call, row);
    database.run('DELETE FROM contact_preferences WHERE preference = ?', row.seq);
  });
  return { status: 204 };
}
