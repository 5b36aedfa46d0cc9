/**
 * How much of each operation the sandbox does: 1 validates, 2 keeps state, 3 lives over time, 4 has effects on other
 * resources and webhooks.
 */
export const operationFidelity: Readonly<Record<string, 1 | 2 | 3 | 4>> = {
  'messages.sendMessages': 3,
  'messages.listMessages': 3,
  'messages.fetchOneMessage': 3,
  'messages.deleteMessage': 3,
  'messages.listMessageOperations': 3,
  'messages.fetchOneMessageOperation': 3,
  'messages.cancelMessageOperation': 3,
};
