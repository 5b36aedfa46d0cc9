import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the page. */
export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Where the page is: beside what was built, or, where the sandbox runs from its source, where the page itself is built. */
const folders = ['./page/', '../../../inbox/dist/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/**
 * The files of the page. They are read once, when the first is asked for; after that a name finds one of them or nothing,
 * and no path is ever made of it.
 */
export class PageFiles {
  readonly #folders: readonly string[];
  #files: Promise<ReadonlyMap<string, PageFile>> | undefined;

  constructor(places: readonly string[] = folders) {
    this.#folders = places;
  }

  /** The file of a name such as `assets/index.js`; undefined where there is none. */
  async find(name: string): Promise<PageFile | undefined> {
    this.#files ??= this.#read();
    const files = await this.#files;
    // A page that is built while the sandbox runs is found the next time.
    if (files.size === 0) this.#files = undefined;
    return files.get(name);
  }

  async #read(): Promise<ReadonlyMap<string, PageFile>> {
    for (const folder of this.#folders) {
      const files = await filesIn(folder);
      if (files.has('index.html')) return files;
    }
    return new Map();
  }
}

/** The files in a folder and below, by their names; links are none of them. */
async function filesIn(folder: string): Promise<Map<string, PageFile>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found.filter((entry) => entry.isFile() && extname(entry.name) in types);
  const read = files.map(async ({ parentPath, name }): Promise<[string, PageFile]> => {
    const path = join(parentPath, name);
    const bytes = new Uint8Array(await readFile(path));
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    return [relative(folder, path).split(sep).join('/'), { bytes, type: types[extname(name)] ?? '', etag }];
  });
  return new Map(await Promise.all(read));
}
