import type { Figure } from './figures.ts';

/** What the README's table shows, by the ids of the figures. */
const rows = {
  'size.fetchOneMessage': 'one operation by `execute` (`fetchOneMessage`)',
  'size.sendMessages': 'sending by `execute`, with the handle that follows it',
  'size.listMessages': 'a list by `paginate`',
  'size.Messages': 'class `Messages`, all of its operations',
  'size.Comms': 'class `Comms`, all products',
  'size.verifySignature': '`verifySignature` of `@comms/core/webhooks`',
  'size.ky': 'of these, `ky` alone',
} as const;

/** The sizes as a table in Markdown, to the tenth of a KB: smaller changes are no news to a reader. */
export function sizeTable(figures: readonly Figure[]): string {
  const lines = Object.entries(rows).map(([id, title]) => {
    const figure = figures.find((each) => each.id === id);
    if (!figure) throw new Error(`there is no figure ${id}`);
    return `| ${title} | ${figure.value.toFixed(1)} KB |`;
  });
  return ['| In a browser bundle, minified and gzipped | |', '| --- | --: |', ...lines].join('\n');
}

/** Puts a text between the marks `<!-- sizes -->` and `<!-- /sizes -->`. */
export function replaceBlock(page: string, block: string): string {
  const pattern = /(<!-- sizes -->\n).*?(<!-- \/sizes -->)/s;
  if (!pattern.test(page)) throw new Error('README.md has no block between <!-- sizes --> and <!-- /sizes -->');
  return page.replace(pattern, (_, begin: string, end: string) => `${begin}\n${block}\n\n${end}`);
}
