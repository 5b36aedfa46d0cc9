import type { SendPushNotificationsRequest, SendPushNotificationsResponse } from '@comms/push';
import { checkPreference } from '../addressing/check-preference.ts';
import { checkAll } from '../api/check-all.ts';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { operationHeaders, startOperation } from '../operations/start-operation.ts';
import { checkVariables } from '../templates/check-variables.ts';
import { newPushes } from './new-pushes.ts';
import { pushWriter } from './push-json.ts';
import { checkPushMedia } from './push-media.ts';

/** Takes push notifications on: answers with all of them, queued. */
export function answerSendPushNotifications(
  request: Wire<SendPushNotificationsRequest>,
  call: Call,
): Reply<Wire<SendPushNotificationsResponse>> {
  const { to, ...given } = request;
  const shared = { ...given, base_url: call.baseURL };
  const { use_preference: use, recipient_preference_management: manage } = request.processing_options ?? {};
  const path = 'processing_options';
  checkAll([
    () => checkPreference(call, use?.preference_id, `${path}.use_preference.preference_id`),
    () => checkPreference(call, manage?.preference_id, `${path}.recipient_preference_management.preference_id`),
    () => checkPushMedia(call, request.content),
    () => checkVariables(request.content, request.content.default_variables, to),
  ]);
  const { started, deliveries } = call.services.database.write(() => {
    const made = newPushes(call, request);
    const operation = { resource: 'push_notifications', request: shared, deliveries: made } as const;
    return { started: startOperation(call, operation), deliveries: made };
  });
  const { id, createdAt, rows } = started;
  const write = pushWriter({ owner: call, operationId: id, createdAt, request: shared, baseURL: call.baseURL });
  const written = rows.map((row, index) => write(row, deliveries[index]?.variables ?? {}));
  return {
    status: 202,
    headers: operationHeaders(call.baseURL, '/PushNotifications', id),
    json: `{"push_notifications":[${written.join()}]}`,
  };
}
