const names: Readonly<Record<string, string>> = {
  conversationsV1: 'Conversations v1',
  conversationsV2: 'Conversations v2',
  proxyV1: 'Proxy',
  preview: 'Communications API',
  v1: 'Conversations v1',
  v2: 'Conversations v2',
};

/** The name of an API that people know. */
export function familyName(family: string): string {
  return names[family] ?? family;
}
