import type { ConversationView, ProxySessionView } from '../data/views.ts';
import { addressText } from '../data/wording.ts';
import type { Person } from './diagram-layout.ts';

/** Who is in a conversation. */
export function peopleOfConversation({ participants }: ConversationView): Person[] {
  return participants.map(({ id, name, address, via }) => ({
    id,
    name: name || (address ? addressText(address) : id),
    address: address ? addressText(address) : '',
    via: via ? addressText(via) : null,
  }));
}

/** Who is in a session of Proxy: each is called by a number of the pool. */
export function peopleOfSession({ participants }: ProxySessionView): Person[] {
  return participants.map(({ sid, identifier, proxy_identifier: proxy, friendly_name: name }) => ({
    id: sid,
    name: name || addressText(identifier),
    address: addressText(identifier),
    via: proxy ? addressText(proxy) : null,
  }));
}
