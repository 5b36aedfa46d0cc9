import { commsPreview, type ListOperation, type Operation } from '@comms/core';
import type {
  AddContactToAudienceRequest,
  Audience,
  Contact,
  ContactPreference,
  ContactsSettings,
  CreateAudienceRequest,
  CreateContactsRequest,
  CreateContactsResponse,
  CreatePreferencesRequest,
  DeleteAudienceRequest,
  DeleteContactRequest,
  DeleteOnePreferenceRequest,
  FetchOneContactPreferenceRequest,
  FetchOnePreferenceRequest,
  FetchSingleAudienceRequest,
  FetchSingleContactRequest,
  ListAudiencesRequest,
  ListAudiencesResponse,
  ListContactPreferencesRequest,
  ListContactPreferencesResponse,
  ListContactsInAudienceRequest,
  ListContactsRequest,
  ListContactsResponse,
  ListPreferencesRequest,
  ListPreferencesResponse,
  Preference,
  RemoveContactFromAudienceRequest,
  UpdateContactRequest,
  UpdateContactSettings,
  UpdateOneContactPreferenceRequest,
  UpdateOnePreferenceRequest,
} from './types.ts';

export const createContacts: Operation<CreateContactsRequest, CreateContactsResponse> = {
  id: 'contactsAndAudiences.createContacts',
  api: commsPreview,
  method: 'POST',
  path: '/Contacts',
  success: [201],
  findWith: 'contactsAndAudiences.listContacts',
};

export const listContacts: ListOperation<ListContactsRequest, ListContactsResponse, Contact> = {
  id: 'contactsAndAudiences.listContacts',
  api: commsPreview,
  method: 'GET',
  path: '/Contacts',
  success: [200],
  page: { items: 'contacts' },
};

export const fetchSingleContact: Operation<FetchSingleContactRequest, Contact> = {
  id: 'contactsAndAudiences.fetchSingleContact',
  api: commsPreview,
  method: 'GET',
  path: '/Contacts/{contactId}',
  success: [200],
};

export const updateContact: Operation<UpdateContactRequest, Contact> = {
  id: 'contactsAndAudiences.updateContact',
  api: commsPreview,
  method: 'PATCH',
  path: '/Contacts/{contactId}',
  success: [200],
  safety: 'safe',
};

export const deleteContact: Operation<DeleteContactRequest, void> = {
  id: 'contactsAndAudiences.deleteContact',
  api: commsPreview,
  method: 'DELETE',
  path: '/Contacts/{contactId}',
  success: [204],
};

export const updateContactsSettings: Operation<UpdateContactSettings, ContactsSettings> = {
  id: 'contactsAndAudiences.updateContactsSettings',
  api: commsPreview,
  method: 'PATCH',
  path: '/Contacts/Settings',
  success: [200],
  safety: 'safe',
};

export const fetchContactsSettings: Operation<object, ContactsSettings> = {
  id: 'contactsAndAudiences.fetchContactsSettings',
  api: commsPreview,
  method: 'GET',
  path: '/Contacts/Settings',
  success: [200],
};

export const createPreferences: Operation<CreatePreferencesRequest, Preference> = {
  id: 'contactsAndAudiences.createPreferences',
  api: commsPreview,
  method: 'POST',
  path: '/Preferences',
  success: [201],
  findWith: 'contactsAndAudiences.listPreferences',
};

export const listPreferences: ListOperation<ListPreferencesRequest, ListPreferencesResponse, Preference> = {
  id: 'contactsAndAudiences.listPreferences',
  api: commsPreview,
  method: 'GET',
  path: '/Preferences',
  success: [200],
  page: { items: 'preferences' },
};

export const fetchOnePreference: Operation<FetchOnePreferenceRequest, Preference> = {
  id: 'contactsAndAudiences.fetchOnePreference',
  api: commsPreview,
  method: 'GET',
  path: '/Preferences/{preferenceId}',
  success: [200],
};

export const updateOnePreference: Operation<UpdateOnePreferenceRequest, Preference> = {
  id: 'contactsAndAudiences.updateOnePreference',
  api: commsPreview,
  method: 'PATCH',
  path: '/Preferences/{preferenceId}',
  success: [200],
  safety: 'safe',
};

export const deleteOnePreference: Operation<DeleteOnePreferenceRequest, void> = {
  id: 'contactsAndAudiences.deleteOnePreference',
  api: commsPreview,
  method: 'DELETE',
  path: '/Preferences/{preferenceId}',
  success: [204],
};

export const listContactPreferences: ListOperation<
  ListContactPreferencesRequest,
  ListContactPreferencesResponse,
  ContactPreference
> = {
  id: 'contactsAndAudiences.listContactPreferences',
  api: commsPreview,
  method: 'GET',
  path: '/Contacts/{contactId}/Preferences',
  success: [200],
  page: { items: 'preferences' },
};

export const fetchOneContactPreference: Operation<FetchOneContactPreferenceRequest, ContactPreference> = {
  id: 'contactsAndAudiences.fetchOneContactPreference',
  api: commsPreview,
  method: 'GET',
  path: '/Contacts/{contactId}/Preferences/{contactPreferenceId}',
  success: [200],
};

export const updateOneContactPreference: Operation<UpdateOneContactPreferenceRequest, ContactPreference> = {
  id: 'contactsAndAudiences.updateOneContactPreference',
  api: commsPreview,
  method: 'PATCH',
  path: '/Contacts/{contactId}/Preferences/{contactPreferenceId}',
  success: [200],
  safety: 'safe',
};

export const createAudience: Operation<CreateAudienceRequest, Audience> = {
  id: 'contactsAndAudiences.createAudience',
  api: commsPreview,
  method: 'POST',
  path: '/Audiences',
  success: [201],
  findWith: 'contactsAndAudiences.listAudiences',
};

export const listAudiences: ListOperation<ListAudiencesRequest, ListAudiencesResponse, Audience> = {
  id: 'contactsAndAudiences.listAudiences',
  api: commsPreview,
  method: 'GET',
  path: '/Audiences',
  success: [200],
  page: { items: 'audiences' },
};

export const fetchSingleAudience: Operation<FetchSingleAudienceRequest, Audience> = {
  id: 'contactsAndAudiences.fetchSingleAudience',
  api: commsPreview,
  method: 'GET',
  path: '/Audiences/{audienceId}',
  success: [200],
};

export const deleteAudience: Operation<DeleteAudienceRequest, void> = {
  id: 'contactsAndAudiences.deleteAudience',
  api: commsPreview,
  method: 'DELETE',
  path: '/Audiences/{audienceId}',
  success: [204],
};

export const addContactToAudience: Operation<AddContactToAudienceRequest, Audience> = {
  id: 'contactsAndAudiences.addContactToAudience',
  api: commsPreview,
  method: 'POST',
  path: '/Audiences/{audienceId}/Contacts',
  success: [201],
  safety: 'safe',
};

export const listContactsInAudience: ListOperation<ListContactsInAudienceRequest, ListContactsResponse, Contact> = {
  id: 'contactsAndAudiences.listContactsInAudience',
  api: commsPreview,
  method: 'GET',
  path: '/Audiences/{audienceId}/Contacts',
  success: [200],
  page: { items: 'contacts' },
};

export const removeContactFromAudience: Operation<RemoveContactFromAudienceRequest, void> = {
  id: 'contactsAndAudiences.removeContactFromAudience',
  api: commsPreview,
  method: 'DELETE',
  path: '/Audiences/{audienceId}/Contacts/{contactId}',
  success: [204],
};
