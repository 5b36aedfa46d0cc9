import { conversationsV1, type ListOperation, type Operation } from '@comms/core';
import type {
  AddressConfiguration,
  Configuration,
  CreateConfigurationAddressRequest,
  DeleteConfigurationAddressRequest,
  FetchConfigurationAddressRequest,
  FetchServiceConfigurationRequest,
  ListConfigurationAddressRequest,
  ListConfigurationAddressResponse,
  ServiceConfiguration,
  UpdateConfigurationAddressRequest,
  UpdateConfigurationRequest,
  UpdateServiceConfigurationRequest,
} from './configuration-types.ts';

export const fetchConfiguration: Operation<object, Configuration> = {
  id: 'conversationsV1.fetchConfiguration',
  api: conversationsV1,
  method: 'GET',
  path: '/Configuration',
  success: [200],
};

export const updateConfiguration: Operation<UpdateConfigurationRequest, Configuration> = {
  id: 'conversationsV1.updateConfiguration',
  api: conversationsV1,
  method: 'POST',
  path: '/Configuration',
  success: [200],
  safety: 'safe',
};

export const fetchServiceConfiguration: Operation<FetchServiceConfigurationRequest, ServiceConfiguration> = {
  id: 'conversationsV1.fetchServiceConfiguration',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Configuration',
  success: [200],
};

export const updateServiceConfiguration: Operation<UpdateServiceConfigurationRequest, ServiceConfiguration> = {
  id: 'conversationsV1.updateServiceConfiguration',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Configuration',
  success: [200],
  safety: 'safe',
};

export const listConfigurationAddress: ListOperation<
  ListConfigurationAddressRequest,
  ListConfigurationAddressResponse,
  AddressConfiguration
> = {
  id: 'conversationsV1.listConfigurationAddress',
  api: conversationsV1,
  method: 'GET',
  path: '/Configuration/Addresses',
  success: [200],
  page: { items: 'addressConfigurations', maxSize: 50 },
};

export const createConfigurationAddress: Operation<CreateConfigurationAddressRequest, AddressConfiguration> = {
  id: 'conversationsV1.createConfigurationAddress',
  api: conversationsV1,
  method: 'POST',
  path: '/Configuration/Addresses',
  success: [201],
  findWith: 'conversationsV1.listConfigurationAddress',
};

export const fetchConfigurationAddress: Operation<FetchConfigurationAddressRequest, AddressConfiguration> = {
  id: 'conversationsV1.fetchConfigurationAddress',
  api: conversationsV1,
  method: 'GET',
  path: '/Configuration/Addresses/{sid}',
  success: [200],
};

export const updateConfigurationAddress: Operation<UpdateConfigurationAddressRequest, AddressConfiguration> = {
  id: 'conversationsV1.updateConfigurationAddress',
  api: conversationsV1,
  method: 'POST',
  path: '/Configuration/Addresses/{sid}',
  success: [200],
  safety: 'safe',
};

export const deleteConfigurationAddress: Operation<DeleteConfigurationAddressRequest, void> = {
  id: 'conversationsV1.deleteConfigurationAddress',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Configuration/Addresses/{sid}',
  success: [204],
};
