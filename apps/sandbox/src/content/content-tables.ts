/** The bytes of media files. */
export const contentTables = '';
