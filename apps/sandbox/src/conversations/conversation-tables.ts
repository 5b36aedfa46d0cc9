/** What conversations need beside their rows among the resources. */
export const conversationTables = '';
