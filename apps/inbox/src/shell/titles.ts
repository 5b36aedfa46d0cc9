import type { ViewName } from '../state/route.ts';

/** The names of the views. */
export const titles: Readonly<Record<ViewName, string>> = {
  messages: 'Messages',
  emails: 'E-mails',
  pushes: 'Pushes',
  codes: 'Codes',
  operations: 'Operations',
  conversations: 'Conversations',
  proxy: 'Proxy sessions',
  webhooks: 'Webhooks',
  events: 'Events',
  requests: 'Requests',
  controls: 'Controls',
};

/** The groups that the views stand in, from top to bottom. */
export const groups: readonly { readonly title: string; readonly views: readonly ViewName[] }[] = [
  { title: 'Inbox', views: ['messages', 'emails', 'pushes', 'codes'] },
  { title: 'People', views: ['conversations', 'proxy'] },
  { title: 'Traffic', views: ['operations', 'webhooks', 'events', 'requests'] },
  { title: 'Sandbox', views: ['controls'] },
];

/** What is counted beside the name of a view when it is new; of some there is too much for that. */
export const kindsOfViews: Readonly<Record<ViewName, readonly string[]>> = {
  messages: ['message'],
  emails: ['email'],
  pushes: ['push_notification'],
  codes: ['otp'],
  operations: [],
  conversations: ['conversation'],
  proxy: ['proxy_session'],
  webhooks: ['webhook'],
  events: [],
  requests: [],
  controls: [],
};
