import * as v1 from '@comms/conversations-v1/operations';
import { type Implementation, implementForm } from '../../api/implement.ts';
import {
  createConfigurationAddress,
  deleteConfigurationAddress,
  fetchConfigurationAddress,
  listConfigurationAddress,
  updateConfigurationAddress,
} from './addresses.ts';
import { deleteServiceBinding, fetchServiceBinding, listServiceBinding } from './bindings.ts';
import {
  fetchConfiguration,
  fetchServiceConfiguration,
  updateConfiguration,
  updateServiceConfiguration,
} from './configuration.ts';
import {
  createCredential,
  deleteCredential,
  fetchCredential,
  listCredential,
  updateCredential,
} from './credentials.ts';
import { fetchServiceNotification, updateServiceNotification } from './notifications.ts';
import { createRole, deleteRole, fetchRole, listRole, updateRole } from './roles.ts';
import { createService, deleteService, fetchService, listService } from './services.ts';
import { createUser, deleteUser, fetchUser, listUser, updateUser } from './users.ts';
import {
  fetchConfigurationWebhook,
  fetchServiceWebhookConfiguration,
  updateConfigurationWebhook,
  updateServiceWebhookConfiguration,
} from './webhook-configuration.ts';

/** What is set for accounts and services, and who may do what: the ground on which conversations stand. */
export const settingsOperations: readonly Implementation[] = [
  implementForm(v1.fetchConfiguration, fetchConfiguration),
  implementForm(v1.updateConfiguration, updateConfiguration),
  implementForm(v1.fetchServiceConfiguration, fetchServiceConfiguration),
  implementForm(v1.updateServiceConfiguration, updateServiceConfiguration),
  implementForm(v1.listConfigurationAddress, listConfigurationAddress),
  implementForm(v1.createConfigurationAddress, createConfigurationAddress),
  implementForm(v1.fetchConfigurationAddress, fetchConfigurationAddress),
  implementForm(v1.updateConfigurationAddress, updateConfigurationAddress),
  implementForm(v1.deleteConfigurationAddress, deleteConfigurationAddress),
  implementForm(v1.fetchConfigurationWebhook, fetchConfigurationWebhook),
  implementForm(v1.updateConfigurationWebhook, updateConfigurationWebhook),
  implementForm(v1.fetchServiceWebhookConfiguration, fetchServiceWebhookConfiguration),
  implementForm(v1.updateServiceWebhookConfiguration, updateServiceWebhookConfiguration),
  implementForm(v1.fetchServiceNotification, fetchServiceNotification),
  implementForm(v1.updateServiceNotification, updateServiceNotification),
  implementForm(v1.listService, listService),
  implementForm(v1.createService, createService),
  implementForm(v1.fetchService, fetchService),
  implementForm(v1.deleteService, deleteService),
  implementForm(v1.listServiceBinding, listServiceBinding),
  implementForm(v1.fetchServiceBinding, fetchServiceBinding),
  implementForm(v1.deleteServiceBinding, deleteServiceBinding),
  implementForm(v1.listCredential, listCredential),
  implementForm(v1.createCredential, createCredential),
  implementForm(v1.fetchCredential, fetchCredential),
  implementForm(v1.updateCredential, updateCredential),
  implementForm(v1.deleteCredential, deleteCredential),
  implementForm(v1.listRole, listRole),
  implementForm(v1.createRole, createRole),
  implementForm(v1.fetchRole, fetchRole),
  implementForm(v1.updateRole, updateRole),
  implementForm(v1.deleteRole, deleteRole),
  implementForm(v1.listServiceRole, listRole),
  implementForm(v1.createServiceRole, createRole),
  implementForm(v1.fetchServiceRole, fetchRole),
  implementForm(v1.updateServiceRole, updateRole),
  implementForm(v1.deleteServiceRole, deleteRole),
  implementForm(v1.listUser, listUser),
  implementForm(v1.createUser, createUser),
  implementForm(v1.fetchUser, fetchUser),
  implementForm(v1.updateUser, updateUser),
  implementForm(v1.deleteUser, deleteUser),
  implementForm(v1.listServiceUser, listUser),
  implementForm(v1.createServiceUser, createUser),
  implementForm(v1.fetchServiceUser, fetchUser),
  implementForm(v1.updateServiceUser, updateUser),
  implementForm(v1.deleteServiceUser, deleteUser),
];
