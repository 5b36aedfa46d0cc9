import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { CodesView } from './codes/codes-view.tsx';
import { ControlsView } from './controls/controls-view.tsx';
import { EmailsView } from './emails/emails-view.tsx';
import { MessagesView } from './messages/messages-view.tsx';
import { OperationsView } from './operations/operations-view.tsx';
import { ConversationsView } from './people/conversations-view.tsx';
import { ProxyView } from './people/proxy-view.tsx';
import { PushesView } from './pushes/pushes-view.tsx';
import { RequestsView } from './requests/requests-view.tsx';
import { NoticeBar } from './shell/notice-bar.tsx';
import { ShortcutHelp } from './shell/shortcut-help.tsx';
import { SideBar } from './shell/side-bar.tsx';
import { titles } from './shell/titles.ts';
import { route, type ViewName } from './state/route.ts';
import { EventsView } from './webhooks/events-view.tsx';
import { WebhooksView } from './webhooks/webhooks-view.tsx';

const views: Readonly<Record<ViewName, () => VNode>> = {
  messages: MessagesView,
  emails: EmailsView,
  pushes: PushesView,
  codes: CodesView,
  operations: OperationsView,
  conversations: ConversationsView,
  proxy: ProxyView,
  webhooks: WebhooksView,
  events: EventsView,
  requests: RequestsView,
  controls: ControlsView,
};

/** The whole page. */
export function App(): VNode {
  const { view } = route.value;
  const View = views[view];
  useEffect(() => {
    document.title = `${titles[view]} · Sandbox`;
  }, [view]);
  return (
    <div class="frame">
      <button type="button" class="skip" onClick={skip}>
        Skip to the content
      </button>
      <SideBar />
      <main id="main" tabIndex={-1} data-view={view}>
        <h1 class="unseen-text">{titles[view]}</h1>
        <View key={view} />
      </main>
      <ShortcutHelp />
      <NoticeBar />
    </div>
  );
}

/** The part of the address after `#` belongs to the views, so that a link could not lead there. */
function skip(): void {
  document.getElementById('main')?.focus();
}
