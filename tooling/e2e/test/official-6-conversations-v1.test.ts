import { tryConversationsV1 } from '../src/official-conversations-v1.ts';

tryConversationsV1('twilio-6');
