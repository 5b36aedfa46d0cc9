import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { scopeOf } from '../conversations-v1/scope.ts';
import { addBinding } from '../conversations-v1/settings/bindings.ts';
import { namedAccount } from '../inbound/inbound-account.ts';
import { BodyFields } from './body-fields.ts';

/** Devices of users of Conversations v1: only the SDK of an app registers them, and so does a test. */
export function bindingRoutes({ services }: Receiver): Hono {
  const api = new Hono();

  api.post('/', async ({ req }) => {
    const body = await BodyFields.of(req);
    const sid = body.text('account_sid');
    const identity = body.text('identity');
    const service = body.text('chat_service_sid');
    const fields = {
      identity: identity ?? '',
      binding_type: body.text('binding_type') ?? 'fcm',
      endpoint: body.text('endpoint') ?? '',
      credential_sid: body.text('credential_sid') ?? null,
      message_types: ['new_message', 'added_to_conversation', 'removed_from_conversation'],
    };
    body.require('account_sid', sid);
    body.require('identity', identity);
    body.finish();
    const account = namedAccount(services, sid ?? '');
    const path = '/_sandbox/v1/bindings';
    const call = {
      services,
      account,
      baseURL: `${new URL(req.url).origin}/conversations.twilio.com/v1`,
      path,
      search: '',
    };
    const scope = scopeOf(call, { ChatServiceSid: service });
    return Response.json(
      services.database.write(() => addBinding(scope, fields)),
      { status: 201 },
    );
  });
  return api;
}
