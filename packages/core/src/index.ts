export type { Api, Dialect } from './api.ts';
export { commsPreview, commsV1, conversationsV1, conversationsV2, proxyV1 } from './api.ts';
export type { BearerToken, TokenSource } from './bearer-token.ts';
export { bearerToken } from './bearer-token.ts';
export type { Client, ClientOptions, RequestOptions } from './client.ts';
export { createClient } from './client.ts';
export type {
  AgentPoolSender,
  AgentSender,
  AudienceRecipient,
  CallToAction,
  Card,
  ContentAction,
  GeoLocation,
  ListItem,
  ListPicker,
  MediaById,
  MediaByUrl,
  MediaInput,
  OneTimePassword,
  PhoneNumberAction,
  QuickReply,
  ReplyItem,
  UrlAction,
  UsePreference,
} from './comms-content.ts';
export type {
  Addressee,
  CommunicationAddress,
  CommunicationChannel,
  ContentReference,
  DeliveryCount,
  DeliveryStatus,
  Media,
  MediaAuthor,
  OperationState,
  OperationStatus,
  PageRequest,
  Pagination,
  RelatedResource,
  Tags,
  Variables,
} from './comms-types.ts';
export type {
  AcceptedResource,
  CommsV1OperationStatus,
  CommsV1PageRequest,
  CommsV1Pagination,
  CommsV1Problem,
  CommsV1RelatedResource,
  CommsV1Schedule,
  CommsV1Tags,
  CommsV1Variables,
} from './comms-v1-types.ts';
export type { Encoding } from './encoding.ts';
export type { ApiProblem, Effect, ErrorFacts, SearchHint } from './errors.ts';
export {
  ApiError,
  CommsError,
  ConfigurationError,
  ConflictError,
  NetworkError,
  OperationError,
  OutcomeUnknownError,
  TimeoutError,
} from './errors.ts';
export { execute } from './execute.ts';
export type { BeforeRequestHook, Hooks, RequestErrorHook, ResponseHook } from './hooks.ts';
export type { Fetcher } from './http-client.ts';
export { HttpClient } from './http-client.ts';
export type {
  AcceptedWork,
  AcceptOperation,
  ListOperation,
  Method,
  Operation,
  OperationFacts,
  PageFacts,
  Safety,
  SendOperation,
  SendWork,
  StartedTask,
  StartedWork,
  StartOperation,
  StartTask,
  WorkFacts,
} from './operation.ts';
export type { OperationHandle, OperationReference, TaskHandle, WaitOptions } from './operation-handle.ts';
export { acceptOperation, beginOperation, operationHandle } from './operation-handle.ts';
export type { Page, PageExtras, PageList } from './page-list.ts';
export { paginate } from './page-list.ts';
export { readRaw } from './raw-answer.ts';
export type { ResourceHandle, ResourceWaitOptions } from './resource-handle.ts';
export { acceptResource } from './resource-handle.ts';
export type { ResponseInfo } from './response-info.ts';
export { responseOf } from './response-info.ts';
export type { RetryOptions } from './retry.ts';
export type { Authorizer, BasicSecurity, Security } from './security.ts';
export type { SendHandle } from './send-handle.ts';
export { acceptSend, sendHandle } from './send-handle.ts';
export type { FetchOptions } from './transport.ts';
export type { Upload, UploadProgress, WriteBody } from './upload.ts';
export type { SignatureProblem } from './webhook-signature-error.ts';
export { SignatureError } from './webhook-signature-error.ts';
export type { WireRequest, WireResponse } from './wire.ts';
