import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type PageList,
  paginate,
  type RequestOptions,
} from '@comms/core';
import type { CreateFactorRequest, Factor, FactorChanges, ListFactorsRequest, ListFactorsResponse } from './factors.ts';
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
} from './operations.ts';
import type {
  ListVerificationsRequest,
  ListVerificationsResponse,
  StartVerificationRequest,
  UpdateVerificationsSettingsRequest,
  Verification,
  VerificationCheckRequest,
  VerificationsSettings,
} from './types.ts';

/**
 * Finds out whether people are who they say: by one-time codes, authenticator apps, passkeys and devices.
 *
 * @example
 * import { IdentityVerification, verificationState } from '@comms/verify';
 *
 * const verify = new IdentityVerification({ security: { username: 'AC…', password: '…' } });
 * const { id } = await verify.startVerification({ to: { address: '+12065550100', channel: 'tel' } });
 * const checked = await verify.checkVerification(id, { code: '123456' });
 * console.log(verificationState(checked).state);
 */
export class IdentityVerification {
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
   * Starts a verification: sends a code, or asks a factor.
   *
   * Where one with the same recipient and channel is pending, that one is answered and its code sent again.
   *
   * @example
   * import { IdentityVerification } from '@comms/verify';
   *
   * const verify = new IdentityVerification();
   * const byText = await verify.startVerification({ to: { address: '+12065550100', channel: 'tel' } });
   * const byCall = await verify.startVerification({ to: { address: '+12065550100', addressExtension: null } });
   * const byPasskey = await verify.startVerification({ to: { factorId: 'factor_01h9krwprkeee8fzqspvwy6nq8' } });
   * console.log(byText.status, byCall.status, byPasskey.nextStep?.passkeyOptions);
   *
   * @throws {ApiError} 400 when a part of the request is malformed, or the factor cannot be used; nothing is sent then.
   * @throws {ApiError} 429 when the recipient has got too many codes; `Retry-After` says until when.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Start Verification"
   */
  async startVerification(request: StartVerificationRequest, options?: RequestOptions): Promise<Verification> {
    return await execute(this.#client, startVerification, request, options);
  }

  /**
   * Lists verifications, newest first; all filters must hold.
   *
   * @see the reference's "List Verifications"
   */
  listVerifications(
    request: ListVerificationsRequest = {},
    options?: RequestOptions,
  ): PageList<Verification, ListVerificationsResponse> {
    return paginate(this.#client, listVerifications, request, options);
  }

  /**
   * Fetches what holds for all verifications of the account.
   *
   * @see the reference's "Fetch Verification Settings"
   */
  async fetchVerificationSettings(options?: RequestOptions): Promise<VerificationsSettings> {
    return await execute(this.#client, fetchVerificationSettings, {}, options);
  }

  /**
   * Changes what holds for the verifications that are started from now on; what is left out stays.
   *
   * @throws {ApiError} 400 when a duration cannot be read, or is too short or too long.
   * @see the reference's "Update Verifications Settings"
   */
  async updateVerificationsSettings(
    request: UpdateVerificationsSettingsRequest,
    options?: RequestOptions,
  ): Promise<VerificationsSettings> {
    return await execute(this.#client, updateVerificationsSettings, request, options);
  }

  /**
   * Fetches one verification.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   * @see the reference's "Fetch Single Verification"
   */
  async fetchSingleVerification(verificationId: string, options?: RequestOptions): Promise<Verification> {
    return await execute(this.#client, fetchSingleVerification, { verificationId }, options);
  }

  /**
   * Deletes one verification: it can no longer be checked or fetched, and lists leave it out.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted before.
   * @see the reference's "Delete Verification"
   */
  async deleteVerification(verificationId: string, options?: RequestOptions): Promise<void> {
    return await execute(this.#client, deleteVerification, { verificationId }, options);
  }

  /**
   * Approves a pending verification by your own judgement, without a code.
   *
   * @throws {ApiError} 404 when there is none, 409 when it is no longer pending.
   * @see the reference's "Approve Verification"
   */
  async approveVerification(verificationId: string, options?: RequestOptions): Promise<Verification> {
    return await execute(this.#client, approveVerification, { verificationId }, options);
  }

  /**
   * Cancels a pending verification: its code is good for nothing any more.
   *
   * @throws {ApiError} 404 when there is none, 409 when it is no longer pending.
   * @see the reference's "Cancel Verification"
   */
  async cancelVerification(verificationId: string, options?: RequestOptions): Promise<Verification> {
    return await execute(this.#client, cancelVerification, { verificationId }, options);
  }

  /**
   * Checks a code, or what a device has signed.
   *
   * A wrong code is no error: the answer is `pending`, with one attempt fewer; `verificationState` reads it. A check is
   * sent only once, since each counts: where its answer is lost, fetch the verification before you check again.
   *
   * @example
   * import { IdentityVerification, verificationState } from '@comms/verify';
   *
   * const verify = new IdentityVerification();
   * const checked = await verify.checkVerification('verification_01h9krwprkeee8fzqspvwy6nq8', { code: '123456' });
   * const now = verificationState(checked);
   * if (now.state === 'pending') console.log(`Wrong: ${now.attemptsLeft} attempts left`);
   *
   * @throws {ApiError} 404 when there is none, or it has come to its end.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written: an attempt may be used up.
   * @see the reference's "Check Verification"
   */
  async checkVerification(
    verificationId: string,
    request: VerificationCheckRequest = {},
    options?: RequestOptions,
  ): Promise<Verification> {
    return await execute(this.#client, checkVerification, { ...request, verificationId }, options);
  }

  /**
   * Creates a factor; it can be used once `updateFactor` has verified it.
   *
   * The answer says in `nextStep` what the user's device has to do. Only it holds the secret of an authenticator app.
   *
   * @example
   * import { IdentityVerification } from '@comms/verify';
   *
   * const verify = new IdentityVerification();
   * const factor = await verify.createFactor({ type: 'totp', userIdentifier: 'ada', friendlyName: 'Phone', config: {} });
   * console.log('Show this as a QR code:', factor.config?.uri);
   * const { status } = await verify.updateFactor(factor.id, { authPayload: '123456' });
   * console.log(status);
   *
   * @throws {ApiError} 400 when the configuration does not fit the type.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Factor"
   */
  async createFactor(request: CreateFactorRequest, options?: RequestOptions): Promise<Factor> {
    return await execute(this.#client, createFactor, request, options);
  }

  /**
   * Lists factors, newest first unless `sortBy` says otherwise; all filters must hold.
   *
   * @see the reference's "List Factors"
   */
  listFactors(request: ListFactorsRequest = {}, options?: RequestOptions): PageList<Factor, ListFactorsResponse> {
    return paginate(this.#client, listFactors, request, options);
  }

  /**
   * Changes a factor, or verifies it for the first time by `authPayload`; what is left out stays.
   *
   * A wrong code is no error: the factor stays `unverified`.
   *
   * @throws {ApiError} 400 when a passkey's credential or a device's signature is not right, 404 when there is no such factor,
   * 409 when it was verified before, or has expired.
   * @see the reference's "Update Factor"
   */
  async updateFactor(factorId: string, request: FactorChanges = {}, options?: RequestOptions): Promise<Factor> {
    return await execute(this.#client, updateFactor, { ...request, factorId }, options);
  }

  /**
   * Fetches one factor.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Single Factor"
   */
  async fetchSingleFactor(factorId: string, options?: RequestOptions): Promise<Factor> {
    return await execute(this.#client, fetchSingleFactor, { factorId }, options);
  }
}
