import { createAddressLookups, fetchOneAddressLookup, listAddressLookups } from '@comms/lookups/operations';
import { type Implementation, implement } from '../api/implement.ts';
import { mustExist } from '../resources/resource.ts';
import { answerCreateAddressLookups, checkCreateAddressLookups } from './create-lookups.ts';
import { answerFetchOneAddressLookup, answerListAddressLookups } from './read-lookups.ts';

/** What carries out the operations of this group. */
export const lookupOperations: readonly Implementation[] = [
  implement(createAddressLookups, answerCreateAddressLookups, { check: checkCreateAddressLookups }),
  implement(listAddressLookups, answerListAddressLookups),
  implement(fetchOneAddressLookup, answerFetchOneAddressLookup, {
    find: mustExist('addresslookup', 'address_lookup_id'),
  }),
];
