/** One figure, and the bound that it must keep. */
export interface Bound {
  readonly id: string;
  readonly title: string;
  /** KB are 1000 bytes, MiB are 1024 × 1024. */
  readonly unit: 'KB' | 'MiB' | 'found' | 'errors';
  /** The bound; a figure without one is there to compare with. */
  readonly atMost?: number;
}

const kilobytes = (id: string, title: string, atMost?: number): Bound => ({
  id: `size.${id}`,
  title: `${title}, browser bundle, min + gzip`,
  unit: 'KB',
  ...(atMost !== undefined && { atMost }),
});

const none = (id: string, title: string, unit: 'found' | 'errors'): Bound => ({ id, title, unit, atMost: 0 });

const unused = (bundler: string): readonly Bound[] => [
  none(`unused.${bundler}.marked`, `unused operations beside one, ${bundler}`, 'found'),
  none(`unused.${bundler}.unmarked`, `unused operations beside one, ${bundler}, without \`sideEffects\``, 'found'),
  none(`dialect.${bundler}.v1`, `operations and servers of the preview in all classes of v1, ${bundler}`, 'found'),
  none(`dialect.${bundler}.preview`, `operations and servers of v1 in the classes of the preview, ${bundler}`, 'found'),
  none(`node.${bundler}`, `\`node:\` in browser bundles, ${bundler}`, 'found'),
];

const compiler = (version: string): readonly Bound[] => [
  none(`types.${version}.errors`, `tsc ${version} of 10 lines, errors in all settings`, 'errors'),
  {
    id: `types.${version}.memory`,
    title: `tsc ${version} of 10 lines, memory over an empty program`,
    unit: 'MiB',
    atMost: 40,
  },
];

/** Every figure that `pnpm budgets` shows, in its order. A bound is raised here, and only with a reason. */
export const bounds: readonly Bound[] = [
  kilobytes('ky', '`ky` alone'),
  kilobytes('fetchOneMessage', '`execute` of `fetchOneMessage`', 12.5),
  kilobytes('sendMessages', '`execute` of `sendMessages`, with its operation handle', 12.5),
  kilobytes('listMessages', '`paginate` of `listMessages`', 12.5),
  kilobytes('Messages', 'class `Messages`', 14),
  kilobytes('fetchOneMessageV1', '`execute` of `fetchOneMessage` of v1', 12.5),
  kilobytes('sendMessagesV1', '`execute` of `sendMessages` of v1, with its send handle', 12.5),
  kilobytes('MessagesV1', 'class `Messages` of v1', 14),
  kilobytes('everyV1', 'all classes of v1'),
  kilobytes('everyPreview', 'the classes of the preview that have a counterpart in v1'),
  kilobytes('ConversationsV1', 'class `ConversationsV1`, with its 103 operations', 20),
  kilobytes('ConversationsV2', 'class `ConversationsV2`', 15),
  kilobytes('ProxyV1', 'class `ProxyV1`', 15),
  kilobytes('one.execute', 'the largest of all operations that answer once, by `execute`', 12.5),
  kilobytes('one.paginate', 'the largest of all lists, by `paginate`', 12.5),
  kilobytes('one.send', 'the largest of all sends, by `execute`', 12.5),
  kilobytes('Comms', 'class `Comms`, with every product', 45),
  kilobytes('webhooks', 'all of `@comms/core/webhooks`', 2.5),
  kilobytes('verifySignature', '`verifySignature` of it alone', 2.5),
  { id: 'installed', title: '`@comms/messages` installed, with all that it needs', unit: 'KB', atMost: 1500 },
  ...unused('esbuild'),
  ...unused('rollup'),
  ...unused('webpack'),
  ...compiler('5.9'),
  ...compiler('6.0'),
  ...compiler('7.0'),
];
