import type { VNode } from 'preact';
import { callControl } from '../data/control-client.ts';
import { messages } from '../data/store.ts';
import { personText, wordText } from '../data/wording.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { Facts } from '../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { Troubles } from '../parts/troubles.tsx';
import { useItem } from '../parts/use-item.ts';
import { attempt } from '../state/notice.ts';
import { routeHash } from '../state/route.ts';
import { channelName } from './channels.ts';

interface MessageSheetProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** All that is known of one message. */
export function MessageSheet({ id, onClose }: MessageSheetProps): VNode {
  const message = useItem(messages, id);
  return (
    <Sheet title="Message" onClose={onClose}>
      {message ? (
        <>
          <Facts
            facts={[
              ['State', <StateBadge key="state" state={message.state} />],
              ['Id', <code key="id">{message.id}</code>],
              ['From', personText(message.from)],
              ['To', message.to.map(personText).join(', ')],
              ['Channel', channelName(message.channel)],
              ['Created', <Moment key="created" at={message.created_at} isExact />],
              ['Account', <code key="account">{message.account_sid}</code>],
              [
                'Operation',
                message.operation_id && (
                  <a key="operation" href={routeHash({ view: 'operations', id: message.operation_id })}>
                    {message.operation_id}
                  </a>
                ),
              ],
              [
                'Conversation',
                message.conversation_id && (
                  <a key="conversation" href={routeHash({ view: 'conversations', id: message.conversation_id })}>
                    {message.conversation_id}
                  </a>
                ),
              ],
            ]}
          />
          <Troubles troubles={message.errors} />
          {message.transitions && message.transitions.length > 0 && (
            <ol class="course">
              {message.transitions.map(({ state, at }) => (
                <li key={`${state}${at}`}>
                  <span>{wordText(state)}</span> <Moment at={at} isExact />
                </li>
              ))}
            </ol>
          )}
          {message.direction === 'outbound' && <Receipts id={id} />}
          <h3>Content</h3>
          <CodeBlock label="Content" text={JSON.stringify(message.content ?? { text: message.text }, null, 2)} />
        </>
      ) : (
        <p class="quiet">Loading…</p>
      )}
    </Sheet>
  );
}

/** What the carrier and the device can say about it. */
function Receipts({ id }: { readonly id: string }): VNode {
  const tell = (status: string) =>
    attempt(() => callControl('POST', '/inbound/receipts', { body: { id, status } }), 'The receipt came in');
  return (
    <div class="button-row">
      <span class="label">Say what became of it:</span>
      {['delivered', 'read', 'undelivered', 'failed'].map((status) => (
        <button key={status} type="button" class="button small" onClick={() => void tell(status)}>
          {wordText(status)}
        </button>
      ))}
    </div>
  );
}
