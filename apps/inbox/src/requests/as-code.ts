import type { RequestView } from '../data/traffic-views.ts';
import { queryText } from './as-curl.ts';
import { literal } from './literal.ts';
import { publicBody, publicQuery } from './public-fields.ts';

/** The entry point and the class of each group of operations: what stands before the name in their ids. */
export const products: Readonly<Record<string, readonly [entry: string, className: string]>> = {
  addressLookups: ['@comms/lookups', 'AddressLookups'],
  agentsAndAgentPools: ['@comms/agents', 'AgentsAndAgentPools'],
  communications: ['@comms/communications', 'Communications'],
  contactsAndAudiences: ['@comms/contacts', 'ContactsAndAudiences'],
  contentAndMedia: ['@comms/content', 'ContentAndMedia'],
  conversations: ['@comms/conversations', 'Conversations'],
  conversationsV1: ['@comms/conversations-v1', 'ConversationsV1'],
  conversationsV2: ['@comms/conversations-v2', 'ConversationsV2'],
  domains: ['@comms/domains', 'Domains'],
  emails: ['@comms/emails', 'Emails'],
  eventSubscriptions: ['@comms/events', 'EventSubscriptions'],
  identityVerification: ['@comms/verify', 'IdentityVerification'],
  messages: ['@comms/messages', 'Messages'],
  proxy: ['@comms/proxy', 'ProxyV1'],
  pushNotifications: ['@comms/push', 'PushNotifications'],
  'v1.emails': ['@comms/emails/v1', 'Emails'],
  'v1.messages': ['@comms/messages/v1', 'Messages'],
  'v1.pushNotifications': ['@comms/push/v1', 'PushNotifications'],
  'v1.senderPools': ['@comms/agents/v1', 'SenderPools'],
  'v1.senders': ['@comms/agents/v1', 'Senders'],
};

/** The parts of the paths of all operations that are no identifiers. */
const words = new Set(
  `Actions AddressLookups Addresses AgentPools Agents Approve Apps Audiences Bindings Cancel Check Communications Configuration
  Configurations Contacts ControlPlane ConversationWithParticipants Conversations Credentials DeviceRegistrations Domains Emails
  Errors Events Factors Interactions Media MessageInteractions Messages Notifications Operations ParticipantConversations
  Participants PhoneNumbers Preferences PushNotifications Receipts Resolve Roles Schemas Search Seek SenderPools Senders Services
  Sessions Settings ShortCodes Sinks Subscriptions Users Verifications Versions Webhooks`.split(/\s+/),
);

/** The identifiers in a path, in their order, as the methods take them. */
export function identifiersIn(path: string): string[] {
  const parts = path.split('/');
  const version = parts.findIndex((part) => /^(preview|v\d)$/.test(part));
  return parts
    .slice(version + 1)
    .filter((part) => part !== '' && !words.has(part))
    .map(decodeURIComponent);
}

/** Whether an operation gives a list that is walked through. */
export function isList(operation: string): boolean {
  return /\.(list[A-Z]|searchSenders$|getSchemas$|getSinks$|getSubscriptions$)/.test(operation);
}

/** A request as the program that sends it with our packages; undefined where they have no operation for it. */
export function asCode(view: RequestView, origin: string): string | undefined {
  const [, group = '', variable = '', method = ''] = /^((?:v1\.)?(\w+))\.(\w+)$/.exec(view.operation ?? '') ?? [];
  const product = products[group];
  if (!product) return undefined;
  const [entry, className] = product;
  const call = `${variable}.${method}(${argumentsOf(view).join(', ')})`;
  const account = view.account_sid ?? 'AC…';
  return [
    `import { ${className} } from '${entry}';`,
    '',
    `const ${variable} = new ${className}(${literal({ sandboxURL: origin, security: { username: account, password: 'any-token' } })});`,
    isList(view.operation ?? '')
      ? `for await (const item of ${call}) console.log(item);`
      : view.method === 'DELETE'
        ? `await ${call};`
        : `const answer = await ${call};\nconsole.log(answer);`,
    '',
  ].join('\n');
}

/** The identifiers, then what is in the body or the query. */
function argumentsOf(view: RequestView): string[] {
  const identifiers = identifiersIn(view.path).map((each) => literal(each));
  const headers = view.request?.headers ?? {};
  const fields = publicBody(view.request?.body ?? '', headers['content-type'] ?? '') ?? publicQuery(queryText(view));
  if (fields === undefined) return identifiers;
  // The one body that is a list is of senders.
  return [...identifiers, literal(Array.isArray(fields) ? { senders: fields } : fields)];
}
