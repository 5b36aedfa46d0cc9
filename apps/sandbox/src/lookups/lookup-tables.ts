/** What address lookups need beside their rows among the resources. */
export const lookupTables = '';
