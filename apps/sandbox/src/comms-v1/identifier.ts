/** The kinds of things that have an identifier in v1: what stands between `comms_` and the identifier itself. */
export type V1Kind =
  | 'message'
  | 'email'
  | 'pushnotification'
  | 'operation'
  | 'sender'
  | 'senderpool'
  | 'pushnotificationuser'
  | 'credential'
  | 'device_registration'
  | 'session';

/** What preview calls the same things, where it has another word. */
const previewPrefixes: Readonly<Partial<Record<V1Kind, string>>> = {
  sender: 'agent',
  senderpool: 'agentpool',
  session: 'conversation',
};

/** The kinds of v1 by preview's prefixes. */
const kindsOfPreview: Readonly<Record<string, V1Kind>> = {
  message: 'message',
  email: 'email',
  pushnotification: 'pushnotification',
  operation: 'operation',
  agent: 'sender',
  agentpool: 'senderpool',
  conversation: 'session',
};

/** An identifier as v1 writes it, made of the bare one that is stored: `v1Id('message', row.id)`. */
export function v1Id(kind: V1Kind, id: string): string {
  return `comms_${kind}_${id}`;
}

/**
 * The bare identifier in what a request of v1 names: `comms_message_X`, preview's `message_X`, and `X` itself are the same.
 *
 * Identifiers of other kinds come back as they are, so that nothing is found by them.
 */
export function bareV1Id(kind: V1Kind, id: string): string {
  for (const prefix of [`comms_${kind}_`, `${kind}_`, `${previewPrefixes[kind] ?? kind}_`]) {
    if (id.startsWith(prefix)) return id.slice(prefix.length);
  }
  return id;
}

/** An identifier of preview as v1 writes it: `agent_X` is `comms_sender_X`. What v1 has no word for comes back as it is. */
export function v1IdOf(previewId: string): string {
  const at = previewId.indexOf('_');
  const kind = kindsOfPreview[previewId.slice(0, at)];
  return kind ? v1Id(kind, previewId.slice(at + 1)) : previewId;
}
