import { type Answer, send } from './attempts.ts';
import { type Client, type RequestOptions, settings } from './client.ts';
import { decode } from './encoding.ts';
import type { Operation } from './operation.ts';
import { rememberResponse } from './response-info.ts';

/**
 * Carries out one operation: the smallest way to call an API, since only what is named is shipped.
 *
 * `request` is one object that holds the identifiers of the path, the query and the body.
 *
 * @example
 * import { createClient, execute } from '@comms/core';
 * import { sendMessages } from '@comms/messages/operations';
 *
 * const sent = await execute(createClient(), sendMessages, {
 *   from: { address: '+12065550199', channel: 'tel' },
 *   to: [{ address: '+12065550100', channel: 'tel' }],
 *   content: { text: 'Hi' },
 * });
 * await sent.operation.wait({ deadlineMs: 60_000 });
 *
 * @throws {ConfigurationError} when the request cannot be sent as it is.
 * @throws {ApiError} when the API refuses.
 * @throws {TimeoutError} when a time limit is over, and the call can be made again.
 * @throws {NetworkError} when no answer came, and the call can be made again.
 * @throws {OutcomeUnknownError} when no answer came, and the call may have been carried out.
 */
export async function execute<Request extends object, Response>(
  client: Client,
  operation: Operation<Request, Response>,
  request: Request,
  options: RequestOptions = {},
): Promise<Response> {
  return readAnswer(client, operation, await send(settings(client), operation, request, options));
}

/** Reads an answer in the public form. */
export function readAnswer<Request, Response>(
  client: Client,
  operation: Operation<Request, Response>,
  { body, response, attempts }: Answer,
): Response {
  const decoded = operation.read ? body : decode(body, operation.api);
  const result = operation.starts ? operation.starts.begin(client, operation.starts, decoded, response) : decoded;
  rememberResponse(result, response, attempts);
  // What the wire brings is taken at its word: the contract says that it is a `Response`.
  return result as Response;
}
