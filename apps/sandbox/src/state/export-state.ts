import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Database } from '../store/database.ts';
import { scratchFile } from './import-state.ts';
import { allCommitted } from './snapshots.ts';
import { removeStateFile } from './state-file.ts';
import { writeCopy } from './write-copy.ts';

/** What the file of a state is, for those who get it. */
const stateFileType = 'application/vnd.sqlite3';

/** Gives all rows as a file: with all secrets in it, since it is to be used in the place of this one. */
export async function exportState(database: Database): Promise<Response> {
  await allCommitted(database);
  const path = scratchFile(database);
  try {
    writeCopy(database, path);
    const { size } = await stat(path);
    const file = createReadStream(path);
    file.once('close', () => removeStateFile(path));
    await once(file, 'open');
    return new Response(Readable.toWeb(file), {
      headers: {
        'content-type': stateFileType,
        'content-length': String(size),
        'content-disposition': 'attachment; filename="comms-sandbox.db"',
      },
    });
  } catch (error) {
    removeStateFile(path);
    throw error;
  }
}
