import { expect, test } from 'vitest';
import { bareV1Id, v1Id, v1IdOf } from './identifier.ts';

const bare = '01h9krwprkeee8fzqspvwy6nq8';

test('v1 writes an identifier with the word for all of its API before it', () => {
  expect(v1Id('message', bare)).toBe(`comms_message_${bare}`);
});

test.each([`comms_sender_${bare}`, `sender_${bare}`, `agent_${bare}`, bare])('%s names a sender', (id) => {
  expect(bareV1Id('sender', id)).toBe(bare);
});

test.each([`comms_message_${bare}`, `comms_senderpool_${bare}`, `agentpool_${bare}`])('%s names no sender', (id) => {
  expect(bareV1Id('sender', id)).toBe(id);
});

test.each([
  [`message_${bare}`, `comms_message_${bare}`],
  [`agentpool_${bare}`, `comms_senderpool_${bare}`],
  [`conversation_${bare}`, `comms_session_${bare}`],
  [`audience_${bare}`, `audience_${bare}`],
  [bare, bare],
])('what the preview calls %s is %s', (preview, expected) => {
  expect(v1IdOf(preview)).toBe(expected);
});
