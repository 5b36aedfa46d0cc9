import type { PageRequest, Pagination, Tags } from '@comms/core';

/** The kinds of communication that people can have a preference about. `message` is inferred. */
export type CommunicationType = 'email' | 'push_notification' | 'message' | (string & {});

/** Where a contact stands towards a kind of communication. All but `defaulted_opt_out` are inferred. */
export type PreferenceChannelStatus =
  | 'defaulted_opt_out'
  | 'defaulted_opt_in'
  | 'opted_in'
  | 'opted_out'
  | (string & {});

/** What holds for a kind of communication until a contact says otherwise. */
export interface PreferenceChannelDefault {
  /** Inferred: the reference leaves it out of its examples. */
  channel?: CommunicationType | null | undefined;
  defaultOptIn?: boolean | null | undefined;
}

/** The same, in a request. */
export interface PreferenceChannelDefaultInput {
  channel: CommunicationType;
  /** @default false */
  defaultOptIn?: boolean | undefined;
}

/** A topic about which contacts can say whether they want to hear of it, such as a newsletter. */
export interface Preference {
  /** A UUID in the reference's examples; references to it are written `preference_…`. */
  id: string;
  name?: string | null | undefined;
  description?: string | null | undefined;
  /** Whether contacts get to see it themselves. */
  isPublic?: boolean | null | undefined;
  channels?: PreferenceChannelDefault[] | null | undefined;
  tags?: Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** What `createPreferences` takes. */
export interface CreatePreferencesRequest {
  /**
   * @minLength 1
   * @maxLength 255
   */
  name: string;
  /** @maxLength 1024 */
  description?: string | undefined;
  /** @default false */
  isPublic?: boolean | undefined;
  /** @maxItems 10 */
  channels: PreferenceChannelDefaultInput[];
  tags?: Tags | undefined;
}

/** What `listPreferences` takes. */
export interface ListPreferencesRequest extends PageRequest {}

/** One page of preferences. */
export interface ListPreferencesResponse {
  preferences: Preference[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchOnePreference` takes. */
export interface FetchOnePreferenceRequest {
  preferenceId: string;
}

/** What of a preference is to be changed: what is left out stays. */
export interface UpdatePreferenceInput {
  /**
   * @minLength 1
   * @maxLength 255
   */
  name?: string | undefined;
  /** The kinds of communication that it is about: here a plain list, unlike in `createPreferences`. */
  channels?: CommunicationType[] | undefined;
  isPublic?: boolean | undefined;
  tags?: Tags | undefined;
}

/** What `updateOnePreference` takes. */
export interface UpdateOnePreferenceRequest extends UpdatePreferenceInput {
  preferenceId: string;
}

/** What `deleteOnePreference` takes. */
export interface DeleteOnePreferenceRequest {
  preferenceId: string;
}

/** Where a contact stands towards one kind of communication. */
export interface PreferenceChannel {
  channel?: CommunicationType | null | undefined;
  status?: PreferenceChannelStatus | null | undefined;
}

/** The same, in a request. */
export interface PreferenceChannelInput {
  channel: CommunicationType;
  status: PreferenceChannelStatus;
}

/** What one contact has said about one preference. */
export interface ContactPreference {
  /** A UUID in the reference's examples. */
  id: string;
  preference?: Preference | null | undefined;
  channels?: PreferenceChannel[] | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** By what the preferences of a contact can be listed. */
export interface ContactPreferenceFilters extends PageRequest {
  isPublic?: boolean | undefined;
}

/** What `listContactPreferences` takes. */
export interface ListContactPreferencesRequest extends ContactPreferenceFilters {
  contactId: string;
}

/** One page of what a contact has said about preferences. */
export interface ListContactPreferencesResponse {
  preferences: ContactPreference[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchOneContactPreference` takes. */
export interface FetchOneContactPreferenceRequest {
  contactId: string;
  contactPreferenceId: string;
}

/** What a contact says: about kinds of communication that are left out, nothing changes. */
export interface UpdateContactPreferenceInput {
  /** @maxItems 10 */
  channels?: PreferenceChannelInput[] | undefined;
}

/** What `updateOneContactPreference` takes. */
export interface UpdateOneContactPreferenceRequest extends UpdateContactPreferenceInput {
  contactId: string;
  contactPreferenceId: string;
}
