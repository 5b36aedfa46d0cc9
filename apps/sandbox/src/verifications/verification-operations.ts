import {
  approveVerification,
  cancelVerification,
  checkVerification,
  createFactor,
  deleteVerification,
  fetchSingleFactor,
  fetchSingleVerification,
  fetchVerificationSettings,
  listFactors,
  listVerifications,
  startVerification,
  updateFactor,
  updateVerificationsSettings,
} from '@comms/verify/operations';
import { type Implementation, implement } from '../api/implement.ts';
import { mustExist } from '../resources/resource.ts';
import { checkStartVerification } from './check-start-verification.ts';
import { answerCheckVerification } from './check-verification.ts';
import { answerCreateFactor, checkCreateFactor } from './create-factor.ts';
import {
  answerApproveVerification,
  answerCancelVerification,
  answerDeleteVerification,
  answerFetchSingleVerification,
  answerListVerifications,
} from './fetch-verification.ts';
import { answerListFactors } from './list-factors.ts';
import { answerStartVerification } from './start-verification.ts';
import { factorView, findFactor } from './stored-factor.ts';
import { answerUpdateFactor } from './update-factor.ts';
import {
  answerFetchVerificationSettings,
  answerUpdateVerificationsSettings,
  checkVerificationsSettings,
} from './verification-settings.ts';

const findVerification = mustExist('verification', 'verification_id');
const findFactorOfPath = mustExist('factor', 'factor_id');

/** What carries out the operations of this group. */
export const verificationOperations: readonly Implementation[] = [
  implement(startVerification, answerStartVerification, { check: checkStartVerification }),
  implement(listVerifications, answerListVerifications),
  implement(fetchVerificationSettings, answerFetchVerificationSettings),
  implement(updateVerificationsSettings, answerUpdateVerificationsSettings, { check: checkVerificationsSettings }),
  implement(fetchSingleVerification, answerFetchSingleVerification),
  implement(deleteVerification, answerDeleteVerification),
  implement(approveVerification, answerApproveVerification),
  implement(cancelVerification, answerCancelVerification),
  implement(checkVerification, answerCheckVerification, { find: findVerification }),
  implement(createFactor, answerCreateFactor, { check: checkCreateFactor }),
  implement(listFactors, answerListFactors),
  implement(updateFactor, answerUpdateFactor, { find: findFactorOfPath }),
  implement(fetchSingleFactor, ({ factor_id: id }, call) => ({
    status: 200,
    body: factorView(findFactor(call, id).row),
  })),
];
