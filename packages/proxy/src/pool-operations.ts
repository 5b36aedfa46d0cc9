import { type ListOperation, type Operation, proxyV1 } from '@comms/core';
import type {
  CreatePhoneNumberRequest,
  CreateShortCodeRequest,
  DeletePhoneNumberRequest,
  DeleteShortCodeRequest,
  FetchPhoneNumberRequest,
  FetchShortCodeRequest,
  ListPhoneNumberRequest,
  ListPhoneNumberResponse,
  ListShortCodeRequest,
  ListShortCodeResponse,
  PhoneNumber,
  ShortCode,
  UpdatePhoneNumberRequest,
  UpdateShortCodeRequest,
} from './pool-types.ts';

export const listPhoneNumber: ListOperation<ListPhoneNumberRequest, ListPhoneNumberResponse, PhoneNumber> = {
  id: 'proxy.listPhoneNumber',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{serviceSid}/PhoneNumbers',
  success: [200],
  page: { items: 'phoneNumbers' },
};

export const createPhoneNumber: Operation<CreatePhoneNumberRequest, PhoneNumber> = {
  id: 'proxy.createPhoneNumber',
  api: proxyV1,
  method: 'POST',
  path: '/Services/{serviceSid}/PhoneNumbers',
  success: [201],
  findWith: 'proxy.listPhoneNumber',
};

export const fetchPhoneNumber: Operation<FetchPhoneNumberRequest, PhoneNumber> = {
  id: 'proxy.fetchPhoneNumber',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{serviceSid}/PhoneNumbers/{sid}',
  success: [200],
};

export const updatePhoneNumber: Operation<UpdatePhoneNumberRequest, PhoneNumber> = {
  id: 'proxy.updatePhoneNumber',
  api: proxyV1,
  method: 'POST',
  path: '/Services/{serviceSid}/PhoneNumbers/{sid}',
  success: [200],
  safety: 'safe',
};

export const deletePhoneNumber: Operation<DeletePhoneNumberRequest, void> = {
  id: 'proxy.deletePhoneNumber',
  api: proxyV1,
  method: 'DELETE',
  path: '/Services/{serviceSid}/PhoneNumbers/{sid}',
  success: [204],
};

export const listShortCode: ListOperation<ListShortCodeRequest, ListShortCodeResponse, ShortCode> = {
  id: 'proxy.listShortCode',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{serviceSid}/ShortCodes',
  success: [200],
  page: { items: 'shortCodes' },
};

export const createShortCode: Operation<CreateShortCodeRequest, ShortCode> = {
  id: 'proxy.createShortCode',
  api: proxyV1,
  method: 'POST',
  path: '/Services/{serviceSid}/ShortCodes',
  success: [201],
  findWith: 'proxy.listShortCode',
};

export const fetchShortCode: Operation<FetchShortCodeRequest, ShortCode> = {
  id: 'proxy.fetchShortCode',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{serviceSid}/ShortCodes/{sid}',
  success: [200],
};

export const updateShortCode: Operation<UpdateShortCodeRequest, ShortCode> = {
  id: 'proxy.updateShortCode',
  api: proxyV1,
  method: 'POST',
  path: '/Services/{serviceSid}/ShortCodes/{sid}',
  success: [200],
  safety: 'safe',
};

export const deleteShortCode: Operation<DeleteShortCodeRequest, void> = {
  id: 'proxy.deleteShortCode',
  api: proxyV1,
  method: 'DELETE',
  path: '/Services/{serviceSid}/ShortCodes/{sid}',
  success: [204],
};
