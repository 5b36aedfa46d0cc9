/** What e-mails need beside their deliveries. */
export const emailTables = '';
