import { commsPreview, type ListOperation, type Operation } from '@comms/core';
import type {
  CreateFactorRequest,
  Factor,
  FetchSingleFactorRequest,
  ListFactorsRequest,
  ListFactorsResponse,
  UpdateFactorRequest,
} from './factors.ts';
import type {
  ApproveVerificationRequest,
  CancelVerificationRequest,
  CheckVerificationRequest,
  DeleteVerificationRequest,
  FetchSingleVerificationRequest,
  ListVerificationsRequest,
  ListVerificationsResponse,
  StartVerificationRequest,
  UpdateVerificationsSettingsRequest,
  Verification,
  VerificationsSettings,
} from './types.ts';

export const startVerification: Operation<StartVerificationRequest, Verification> = {
  id: 'identityVerification.startVerification',
  api: commsPreview,
  method: 'POST',
  path: '/Verifications',
  success: [201],
  findWith: 'identityVerification.listVerifications',
};

export const listVerifications: ListOperation<ListVerificationsRequest, ListVerificationsResponse, Verification> = {
  id: 'identityVerification.listVerifications',
  api: commsPreview,
  method: 'GET',
  path: '/Verifications',
  success: [200],
  page: { items: 'verifications' },
};

export const fetchVerificationSettings: Operation<object, VerificationsSettings> = {
  id: 'identityVerification.fetchVerificationSettings',
  api: commsPreview,
  method: 'GET',
  path: '/Verifications/Settings',
  success: [200],
};

export const updateVerificationsSettings: Operation<UpdateVerificationsSettingsRequest, VerificationsSettings> = {
  id: 'identityVerification.updateVerificationsSettings',
  api: commsPreview,
  method: 'PATCH',
  path: '/Verifications/Settings',
  success: [200],
  safety: 'safe',
};

export const fetchSingleVerification: Operation<FetchSingleVerificationRequest, Verification> = {
  id: 'identityVerification.fetchSingleVerification',
  api: commsPreview,
  method: 'GET',
  path: '/Verifications/{verificationId}',
  success: [200],
};

export const deleteVerification: Operation<DeleteVerificationRequest, void> = {
  id: 'identityVerification.deleteVerification',
  api: commsPreview,
  method: 'DELETE',
  path: '/Verifications/{verificationId}',
  success: [204],
};

export const approveVerification: Operation<ApproveVerificationRequest, Verification> = {
  id: 'identityVerification.approveVerification',
  api: commsPreview,
  method: 'POST',
  path: '/Verifications/{verificationId}/Approve',
  success: [200],
  findWith: 'identityVerification.fetchSingleVerification',
};

export const cancelVerification: Operation<CancelVerificationRequest, Verification> = {
  id: 'identityVerification.cancelVerification',
  api: commsPreview,
  method: 'POST',
  path: '/Verifications/{verificationId}/Cancel',
  success: [200],
  findWith: 'identityVerification.fetchSingleVerification',
};

export const checkVerification: Operation<CheckVerificationRequest, Verification> = {
  id: 'identityVerification.checkVerification',
  api: commsPreview,
  method: 'POST',
  path: '/Verifications/{verificationId}/Check',
  success: [200],
  findWith: 'identityVerification.fetchSingleVerification',
};

export const createFactor: Operation<CreateFactorRequest, Factor> = {
  id: 'identityVerification.createFactor',
  api: commsPreview,
  method: 'POST',
  path: '/Factors',
  success: [201],
  findWith: 'identityVerification.listFactors',
};

export const listFactors: ListOperation<ListFactorsRequest, ListFactorsResponse, Factor> = {
  id: 'identityVerification.listFactors',
  api: commsPreview,
  method: 'GET',
  path: '/Factors',
  success: [200],
  page: { items: 'factors' },
};

export const updateFactor: Operation<UpdateFactorRequest, Factor> = {
  id: 'identityVerification.updateFactor',
  api: commsPreview,
  method: 'PATCH',
  path: '/Factors/{factorId}',
  success: [200],
  findWith: 'identityVerification.fetchSingleFactor',
};

export const fetchSingleFactor: Operation<FetchSingleFactorRequest, Factor> = {
  id: 'identityVerification.fetchSingleFactor',
  api: commsPreview,
  method: 'GET',
  path: '/Factors/{factorId}',
  success: [200],
};
