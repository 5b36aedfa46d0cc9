import { commsPreview, type ListOperation, type Operation } from '@comms/core';
import type {
  AddressLookup,
  CreateAddressLookupsRequest,
  CreateAddressLookupsResponse,
  FetchOneAddressLookupRequest,
  ListAddressLookupsRequest,
  ListAddressLookupsResponse,
} from './types.ts';

export const createAddressLookups: Operation<CreateAddressLookupsRequest, CreateAddressLookupsResponse> = {
  id: 'addressLookups.createAddressLookups',
  api: commsPreview,
  method: 'POST',
  path: '/AddressLookups',
  success: [201],
  findWith: 'addressLookups.listAddressLookups',
};

export const listAddressLookups: ListOperation<ListAddressLookupsRequest, ListAddressLookupsResponse, AddressLookup> = {
  id: 'addressLookups.listAddressLookups',
  api: commsPreview,
  method: 'GET',
  path: '/AddressLookups',
  success: [200],
  page: { items: 'addressLookups' },
};

export const fetchOneAddressLookup: Operation<FetchOneAddressLookupRequest, AddressLookup> = {
  id: 'addressLookups.fetchOneAddressLookup',
  api: commsPreview,
  method: 'GET',
  path: '/AddressLookups/{addressLookupId}',
  success: [200],
};
