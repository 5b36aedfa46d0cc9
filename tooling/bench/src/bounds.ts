/** One figure, the bound that it must keep, and the goal that it should reach. */
export interface Bound {
  readonly id: string;
  readonly title: string;
  /** `×` is a ratio to the baseline of the same run. */
  readonly unit: '×' | 'ms' | 'MB' | '/s';
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly goal?: number;
}

const cpu = (id: string, title: string): Bound => ({
  id: `cpu.${id}`,
  title: `CPU per call, ${title}, against bare \`fetch\``,
  unit: '×',
  atMost: 0.85,
  goal: 0.6,
});

/** Every figure that `pnpm bench` shows, in its order. */
export const bounds: readonly Bound[] = [
  {
    id: 'first-answer',
    title: 'from nothing to the first answer, against bare `fetch`',
    unit: '×',
    atMost: 1.5,
    goal: 1.35,
  },
  { id: 'first-answer.everything', title: 'the same by `Comms`, with every product', unit: '×', atMost: 1.6 },
  { id: 'cold-import', title: 'cold import of `@comms/messages`', unit: 'ms', atMost: 40, goal: 10 },
  { id: 'cold-import.everything', title: 'cold import of `@comms/sdk`', unit: 'ms', atMost: 45 },
  cpu('get', 'GET'),
  cpu('get.hooks', 'GET with a hook before and one after'),
  cpu('post', 'POST'),
  cpu('post.hooks', 'POST with a hook before and one after'),
  { id: 'in-flight', title: 'calls a second, 64 in flight, against bare `fetch`', unit: '×', atLeast: 1.2, goal: 1.5 },
  { id: 'paging.time', title: '100,000 items, time against a `fetch` loop', unit: '×', atMost: 1, goal: 0.8 },
  { id: 'paging.memory', title: '100,000 items, added memory against a `fetch` loop', unit: '×', atMost: 1 },
  { id: 'sandbox.start', title: 'sandbox, start to first answer', unit: 'ms', atMost: 200 },
  {
    id: 'sandbox.start.million',
    title: 'sandbox, the same with a file of 1,000,000 messages',
    unit: 'ms',
    atMost: 200,
  },
  { id: 'sandbox.memory', title: 'sandbox, idle memory', unit: 'MB', atMost: 100 },
  { id: 'sandbox.memory.loaded', title: 'sandbox, memory after 100,000 messages', unit: 'MB', atMost: 200 },
  { id: 'sandbox.posts', title: 'sandbox, one-recipient POST, file, 50 connections', unit: '/s', atLeast: 8000 },
  { id: 'sandbox.posts.p99', title: 'sandbox, the same, slowest of a hundred', unit: 'ms', atMost: 25 },
  { id: 'sandbox.gets', title: 'sandbox, GET by id, file, 50 connections', unit: '/s', atLeast: 20_000 },
  { id: 'sandbox.gets.bare', title: 'sandbox, the same against a server of `node:http` that says one word', unit: '×' },
  { id: 'sandbox.bulk', title: 'sandbox, 10,000-recipient POST answered', unit: 'ms', atMost: 100 },
  { id: 'sandbox.bulk.expanded', title: 'sandbox, the same until all recipients are there', unit: 'ms', atMost: 500 },
  { id: 'sandbox.bulk.others', title: 'sandbox, the slowest other call meanwhile', unit: 'ms', atMost: 60 },
  { id: 'sandbox.forward', title: 'sandbox, transitions by moving the clock, file', unit: '/s', atLeast: 50_000 },
  { id: 'sandbox.snapshot', title: 'sandbox, snapshot of 10,000 messages, file', unit: 'ms', atMost: 20 },
  { id: 'sandbox.restore', title: 'sandbox, restore of them, file', unit: 'ms', atMost: 20 },
  { id: 'sandbox.reset', title: 'sandbox, reset of them, file', unit: 'ms', atMost: 20 },
  { id: 'sandbox.webhooks', title: 'sandbox, webhooks that wait, to 20 receivers, file', unit: '/s', atLeast: 5000 },
  { id: 'sandbox.webhooks.one', title: 'sandbox, the same to one receiver, in order', unit: '/s' },
  {
    id: 'sandbox.page',
    title: 'sandbox, commit to page at 500 events/s, slowest of a hundred',
    unit: 'ms',
    atMost: 100,
  },
  { id: 'sandbox.relays', title: 'sandbox, texts relayed by Proxy, in and out, file', unit: '/s', atLeast: 1000 },
  {
    id: 'sandbox.events',
    title: 'sandbox, events delivered to a local sink, file',
    unit: '/s',
    atLeast: 3000,
    goal: 10_000,
  },
  {
    id: 'redirect',
    title: "the vendor's client by the redirect, calls a second against direct",
    unit: '×',
    atLeast: 0.95,
  },
  { id: 'peers.prism.start', title: 'sandbox, start to first answer, against Prism', unit: '×', atMost: 1 },
  { id: 'peers.prism.memory', title: 'sandbox, idle memory, against Prism', unit: '×', atMost: 1 },
  { id: 'peers.prism.creates', title: 'sandbox, creates a second, against Prism', unit: '×', atLeast: 1 },
  { id: 'peers.emulate.start', title: 'sandbox, start to first answer, against emulate', unit: '×' },
  { id: 'peers.emulate.memory', title: 'sandbox, idle memory, against emulate', unit: '×' },
  { id: 'peers.emulate.creates', title: 'sandbox, creates a second, against emulate', unit: '×', atLeast: 1 },
];
