/** A message as the API writes it. */
export function sampleMessage(number: number): object {
  const at = new Date(Date.UTC(2025, 0, 1) + number * 1000).toISOString();
  return {
    id: `message_${String(number).padStart(26, '0')}`,
    content: { text: `Hello ${number}, your order has left our house.` },
    from: { address: '+12065550199', channel: 'tel' },
    to: [{ address: `+1206555${String(number % 10_000).padStart(4, '0')}`, channel: 'tel' }],
    related: [],
    tags: { campaign: 'spring', order: String(number) },
    delivery_status: { total_count: 1, delivered: { count: 1 } },
    created_at: at,
    updated_at: at,
    deleted_at: null,
  };
}

/** The messages of one page. */
export function pageItems(count: number): object[] {
  return Array.from({ length: count }, (_, number) => sampleMessage(number));
}
