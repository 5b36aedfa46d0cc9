/** Subscriptions, and the events that wait to be delivered. */
export const eventTables = '';
