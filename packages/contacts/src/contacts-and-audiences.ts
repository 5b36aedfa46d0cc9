import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type PageList,
  paginate,
  type RequestOptions,
} from '@comms/core';
import {
  addContactToAudience,
  createAudience,
  createContacts,
  createPreferences,
  deleteAudience,
  deleteContact,
  deleteOnePreference,
  fetchContactsSettings,
  fetchOneContactPreference,
  fetchOnePreference,
  fetchSingleAudience,
  fetchSingleContact,
  listAudiences,
  listContactPreferences,
  listContacts,
  listContactsInAudience,
  listPreferences,
  removeContactFromAudience,
  updateContact,
  updateContactsSettings,
  updateOneContactPreference,
  updateOnePreference,
} from './operations.ts';
import type {
  AddContactToAudienceInput,
  Audience,
  AudienceContactFilters,
  Contact,
  ContactPreference,
  ContactPreferenceFilters,
  ContactsSettings,
  CreateAudienceRequest,
  CreateContactsRequest,
  CreateContactsResponse,
  CreatePreferencesRequest,
  ListAudiencesRequest,
  ListAudiencesResponse,
  ListContactPreferencesResponse,
  ListContactsRequest,
  ListContactsResponse,
  ListPreferencesRequest,
  ListPreferencesResponse,
  Preference,
  UpdateContactInput,
  UpdateContactPreferenceInput,
  UpdateContactSettings,
  UpdatePreferenceInput,
} from './types.ts';

/**
 * Keeps the people you send to: who they are, how they are reached, what they want to hear of, and in which audiences they are.
 *
 * @example
 * import { ContactsAndAudiences } from '@comms/contacts';
 *
 * const contacts = new ContactsAndAudiences({ security: { username: 'AC…', password: '…' } });
 * const audience = await contacts.createAudience({ name: 'Newsletter' });
 * const made = await contacts.createContacts({ contacts: [{ addresses: [{ address: 'ada@example.com', channel: 'email' }] }] });
 * for (const { id } of made.contacts) await contacts.addContactToAudience(audience.id, { contactId: id });
 */
export class ContactsAndAudiences {
  readonly #client: Client;

  /**
   * Makes the product's client, from options or from a client that other products share.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    this.#client = createClient(options);
  }

  /**
   * Adds contacts: up to 10,000 in one call.
   *
   * @example
   * import { ContactsAndAudiences } from '@comms/contacts';
   *
   * const { contacts } = await new ContactsAndAudiences().createContacts({
   *   contacts: [{ firstName: 'Ada', addresses: [{ address: '+12065550100', channel: 'tel' }] }],
   * });
   * console.log(contacts[0]?.id);
   *
   * @throws {ApiError} 400 when an address does not fit its channel; none is added then.
   */
  async createContacts(request: CreateContactsRequest, options?: RequestOptions): Promise<CreateContactsResponse> {
    return await execute(this.#client, createContacts, request, options);
  }

  /** Lists contacts, newest first; all filters must hold. */
  listContacts(request: ListContactsRequest = {}, options?: RequestOptions): PageList<Contact, ListContactsResponse> {
    return paginate(this.#client, listContacts, request, options);
  }

  /**
   * Fetches one contact.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   */
  async fetchSingleContact(contactId: string, options?: RequestOptions): Promise<Contact> {
    return await execute(this.#client, fetchSingleContact, { contactId }, options);
  }

  /**
   * Changes a contact. What is left out stays; addresses and tags are replaced as a whole.
   *
   * @throws {ApiError} 400 when an address does not fit its channel.
   * @throws {ApiError} 404 when there is no such contact.
   */
  async updateContact(contactId: string, request: UpdateContactInput = {}, options?: RequestOptions): Promise<Contact> {
    return await execute(this.#client, updateContact, { ...request, contactId }, options);
  }

  /**
   * Deletes a contact, and takes it out of all audiences.
   *
   * @throws {ApiError} 404 when there is none.
   */
  async deleteContact(contactId: string, options?: RequestOptions): Promise<void> {
    return await execute(this.#client, deleteContact, { contactId }, options);
  }

  /**
   * Changes what holds for all contacts: what makes new ones, and how often their addresses are looked up.
   */
  async updateContactsSettings(request: UpdateContactSettings, options?: RequestOptions): Promise<ContactsSettings> {
    return await execute(this.#client, updateContactsSettings, request, options);
  }

  /** Fetches what holds for all contacts. */
  async fetchContactsSettings(options?: RequestOptions): Promise<ContactsSettings> {
    return await execute(this.#client, fetchContactsSettings, {}, options);
  }

  /** Adds one preference: a topic that contacts can accept or decline for each kind of communication. */
  async createPreferences(request: CreatePreferencesRequest, options?: RequestOptions): Promise<Preference> {
    return await execute(this.#client, createPreferences, request, options);
  }

  /** Lists preferences, newest first. */
  listPreferences(
    request: ListPreferencesRequest = {},
    options?: RequestOptions,
  ): PageList<Preference, ListPreferencesResponse> {
    return paginate(this.#client, listPreferences, request, options);
  }

  /**
   * Fetches one preference.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   */
  async fetchOnePreference(preferenceId: string, options?: RequestOptions): Promise<Preference> {
    return await execute(this.#client, fetchOnePreference, { preferenceId }, options);
  }

  /**
   * Changes a preference. What is left out stays.
   *
   * @throws {ApiError} 404 when there is no such preference.
   */
  async updateOnePreference(
    preferenceId: string,
    request: UpdatePreferenceInput,
    options?: RequestOptions,
  ): Promise<Preference> {
    return await execute(this.#client, updateOnePreference, { ...request, preferenceId }, options);
  }

  /**
   * Deletes a preference, and what contacts have said about it.
   *
   * @throws {ApiError} 404 when there is none.
   */
  async deleteOnePreference(preferenceId: string, options?: RequestOptions): Promise<void> {
    return await execute(this.#client, deleteOnePreference, { preferenceId }, options);
  }

  /**
   * Lists what a contact has said about each preference; where it has said nothing, the default is shown.
   *
   * @throws {ApiError} 404 when there is no such contact.
   */
  listContactPreferences(
    contactId: string,
    request: ContactPreferenceFilters = {},
    options?: RequestOptions,
  ): PageList<ContactPreference, ListContactPreferencesResponse> {
    return paginate(this.#client, listContactPreferences, { ...request, contactId }, options);
  }

  /**
   * Fetches what a contact has said about one preference.
   *
   * @throws {ApiError} 404 when there is no such contact or preference.
   */
  async fetchOneContactPreference(
    contactId: string,
    contactPreferenceId: string,
    options?: RequestOptions,
  ): Promise<ContactPreference> {
    return await execute(this.#client, fetchOneContactPreference, { contactId, contactPreferenceId }, options);
  }

  /**
   * Says what a contact accepts and declines. Sends that name the preference obey it.
   *
   * @throws {ApiError} 404 when there is no such contact or preference.
   */
  async updateOneContactPreference(
    contactId: string,
    contactPreferenceId: string,
    request: UpdateContactPreferenceInput,
    options?: RequestOptions,
  ): Promise<ContactPreference> {
    return await execute(
      this.#client,
      updateOneContactPreference,
      { ...request, contactId, contactPreferenceId },
      options,
    );
  }

  /** Adds an audience without contacts. */
  async createAudience(request: CreateAudienceRequest = {}, options?: RequestOptions): Promise<Audience> {
    return await execute(this.#client, createAudience, request, options);
  }

  /** Lists audiences, newest first; all filters must hold. */
  listAudiences(
    request: ListAudiencesRequest = {},
    options?: RequestOptions,
  ): PageList<Audience, ListAudiencesResponse> {
    return paginate(this.#client, listAudiences, request, options);
  }

  /**
   * Fetches one audience, with the number of its contacts.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   */
  async fetchSingleAudience(audienceId: string, options?: RequestOptions): Promise<Audience> {
    return await execute(this.#client, fetchSingleAudience, { audienceId }, options);
  }

  /**
   * Deletes an audience. Its contacts stay.
   *
   * @throws {ApiError} 404 when there is none.
   */
  async deleteAudience(audienceId: string, options?: RequestOptions): Promise<void> {
    return await execute(this.#client, deleteAudience, { audienceId }, options);
  }

  /**
   * Adds a contact to an audience. One that belongs to it already is not added twice, so that a repeat does no harm.
   *
   * @throws {ApiError} 400 when there is no such contact.
   * @throws {ApiError} 404 when there is no such audience.
   */
  async addContactToAudience(
    audienceId: string,
    request: AddContactToAudienceInput,
    options?: RequestOptions,
  ): Promise<Audience> {
    return await execute(this.#client, addContactToAudience, { ...request, audienceId }, options);
  }

  /**
   * Lists the contacts of an audience, the last added first.
   *
   * @throws {ApiError} 404 when there is no such audience.
   */
  listContactsInAudience(
    audienceId: string,
    request: AudienceContactFilters = {},
    options?: RequestOptions,
  ): PageList<Contact, ListContactsResponse> {
    return paginate(this.#client, listContactsInAudience, { ...request, audienceId }, options);
  }

  /**
   * Takes a contact out of an audience. The contact itself stays.
   *
   * @throws {ApiError} 404 when there is no such audience, or the contact does not belong to it.
   */
  async removeContactFromAudience(audienceId: string, contactId: string, options?: RequestOptions): Promise<void> {
    return await execute(this.#client, removeContactFromAudience, { audienceId, contactId }, options);
  }
}
