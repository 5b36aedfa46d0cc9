/** What verifications need beside their rows among the resources. */
export const verificationTables = '';
