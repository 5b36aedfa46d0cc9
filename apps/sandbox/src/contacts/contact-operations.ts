import * as operations from '@comms/contacts/operations';
import { type Implementation, implement } from '../api/implement.ts';
import { mustExist } from '../resources/resource.ts';
import {
  answerDeleteContact,
  answerFetchSingleContact,
  answerUpdateContact,
  checkUpdateContact,
} from './change-contact.ts';
import { answerCreateContacts, checkCreateContacts } from './create-contacts.ts';
import { answerListContactsInAudience } from './list-audience-contacts.ts';
import { answerListContacts } from './list-contacts.ts';
import {
  answerAddContactToAudience,
  answerCreateAudience,
  answerDeleteAudience,
  answerFetchSingleAudience,
  answerListAudiences,
  answerRemoveContactFromAudience,
} from './manage-audiences.ts';
import {
  answerFetchOneContactPreference,
  answerListContactPreferences,
  answerUpdateOneContactPreference,
} from './manage-contact-preferences.ts';
import {
  answerFetchContactsSettings,
  answerUpdateContactsSettings,
  checkContactsSettings,
} from './manage-contact-settings.ts';
import {
  answerCreatePreferences,
  answerDeleteOnePreference,
  answerFetchOnePreference,
  answerListPreferences,
  answerUpdateOnePreference,
} from './preference.ts';
import { checkChannels } from './preference-channels.ts';

const contact = { find: mustExist('contact', 'contact_id') };
const preference = { find: mustExist('preference', 'preference_id') };
const audience = { find: mustExist('audience', 'audience_id') };

/** What carries out the operations of this group. */
export const contactOperations: readonly Implementation[] = [
  implement(operations.createContacts, answerCreateContacts, { check: checkCreateContacts }),
  implement(operations.listContacts, answerListContacts),
  implement(operations.fetchSingleContact, answerFetchSingleContact),
  implement(operations.updateContact, answerUpdateContact, { ...contact, check: checkUpdateContact }),
  implement(operations.deleteContact, answerDeleteContact),
  implement(operations.updateContactsSettings, answerUpdateContactsSettings, { check: checkContactsSettings }),
  implement(operations.fetchContactsSettings, answerFetchContactsSettings),
  implement(operations.createPreferences, answerCreatePreferences, { check: checkChannels }),
  implement(operations.listPreferences, answerListPreferences),
  implement(operations.fetchOnePreference, answerFetchOnePreference),
  implement(operations.updateOnePreference, answerUpdateOnePreference, { ...preference, check: checkChannels }),
  implement(operations.deleteOnePreference, answerDeleteOnePreference),
  implement(operations.listContactPreferences, answerListContactPreferences, contact),
  implement(operations.fetchOneContactPreference, answerFetchOneContactPreference, contact),
  implement(operations.updateOneContactPreference, answerUpdateOneContactPreference, {
    ...contact,
    check: checkChannels,
  }),
  implement(operations.createAudience, answerCreateAudience),
  implement(operations.listAudiences, answerListAudiences),
  implement(operations.fetchSingleAudience, answerFetchSingleAudience),
  implement(operations.deleteAudience, answerDeleteAudience),
  implement(operations.addContactToAudience, answerAddContactToAudience, audience),
  implement(operations.listContactsInAudience, answerListContactsInAudience, audience),
  implement(operations.removeContactFromAudience, answerRemoveContactFromAudience, audience),
];
