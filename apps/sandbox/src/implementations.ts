import { agentOperations } from './agents/agent-operations.ts';
import type { Implementation } from './api/implement.ts';
import { commsV1EmailOperations } from './comms-v1/emails/email-operations.ts';
import { commsV1MessageOperations } from './comms-v1/messages/message-operations.ts';
import { commsV1PushOperations } from './comms-v1/push/push-operations.ts';
import { senderV1Operations } from './comms-v1/senders/sender-operations.ts';
import { communicationOperations } from './communications/communication-operations.ts';
import { contactOperations } from './contacts/contact-operations.ts';
import { contentOperations } from './content/content-operations.ts';
import { conversationOperations } from './conversations/conversation-operations.ts';
import { conversationV1Operations } from './conversations-v1/conversations/conversation-operations.ts';
import { membershipV1Operations } from './conversations-v1/conversations/membership-operations.ts';
import { messageV1Operations } from './conversations-v1/conversations/message-operations.ts';
import { participantV1Operations } from './conversations-v1/conversations/participant-operations.ts';
import { webhookV1Operations } from './conversations-v1/conversations/webhook-operations.ts';
import { settingsOperations } from './conversations-v1/settings/settings-operations.ts';
import { domainOperations } from './domains/domain-operations.ts';
import { emailOperations } from './emails/email-operations.ts';
import { eventOperations } from './events/event-operations.ts';
import { lookupOperations } from './lookups/lookup-operations.ts';
import { messageOperations } from './messages/message-operations.ts';
import { orchestratorOperations } from './orchestrator/orchestrator-operations.ts';
import { proxyOperations } from './proxy/proxy-operations.ts';
import { pushOperations } from './push/push-operations.ts';
import { verificationOperations } from './verifications/verification-operations.ts';

/** Every operation that the sandbox carries out. */
export const implementations: readonly Implementation[] = [
  ...lookupOperations,
  ...contactOperations,
  ...emailOperations,
  ...messageOperations,
  ...pushOperations,
  ...communicationOperations,
  ...agentOperations,
  ...domainOperations,
  ...contentOperations,
  ...eventOperations,
  ...conversationOperations,
  ...orchestratorOperations,
  ...verificationOperations,
  ...settingsOperations,
  ...conversationV1Operations,
  ...participantV1Operations,
  ...messageV1Operations,
  ...membershipV1Operations,
  ...webhookV1Operations,
  ...proxyOperations,
  ...commsV1MessageOperations,
  ...commsV1EmailOperations,
  ...commsV1PushOperations,
  ...senderV1Operations,
];
