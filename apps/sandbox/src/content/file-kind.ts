/** What a file is, by its own bytes and by what is said of it. */
export interface FileKind {
  readonly mimeType: string;
  /** Such as `png`; undefined where the bytes do not tell. */
  readonly extension: string | undefined;
}

/** Types of which every file shows by its first bytes that it is of them. */
const alwaysShown = new Set([
  'application/gzip',
  'application/pdf',
  'application/zip',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
  'video/mp4',
  'video/webm',
]);

/** Other names of types. */
const otherNames: Readonly<Record<string, string>> = {
  'application/x-gzip': 'application/gzip',
  'application/x-pdf': 'application/pdf',
  'application/x-zip-compressed': 'application/zip',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'text/xml': 'application/xml',
};

/** Types that others are built on: a file shows only the one below. */
const builtOn: Readonly<Record<string, RegExp>> = {
  'application/gzip': /^application\//,
  'application/ogg': /^(audio|video)\/ogg$/,
  'application/x-cfb': /^application\//,
  'application/xml': /(\/|\+)(xml|html)$/,
  'application/zip': /^application\//,
  'audio/ogg': /^(audio|video|application)\/ogg$/,
  'video/mp4': /^(audio|video)\/(mp4|quicktime|3gpp2?)$/,
  'audio/mp4': /^(audio|video)\/mp4$/,
  'video/ogg': /^(audio|video|application)\/ogg$/,
  'video/webm': /^audio\/webm$/,
  'video/matroska': /^(audio|video)\/(webm|x-matroska|matroska)$/,
};

/**
 * Finds what kind of file some bytes are. What is said of them counts, unless they show something else: then it is
 * undefined. Such a file is refused, not corrected: a wrong name is a mistake that its maker wants to know of.
 */
export async function fileKind(bytes: Uint8Array, declared: string | undefined): Promise<FileKind | undefined> {
  // Loaded when it is first needed: the sandbox starts without it.
  const { fileTypeFromBuffer } = await import('file-type');
  const shown = await fileTypeFromBuffer(bytes);
  if (declared === undefined) {
    return {
      mimeType: shown?.mime ?? (isText(bytes) ? 'text/plain' : 'application/octet-stream'),
      extension: shown?.ext,
    };
  }
  const meant = nameOf(declared);
  const isRight = shown ? agrees(nameOf(shown.mime), meant) : !alwaysShown.has(meant);
  return isRight ? { mimeType: declared.toLowerCase(), extension: shown?.ext } : undefined;
}

function agrees(shown: string, declared: string): boolean {
  return shown === declared || builtOn[shown]?.test(declared) === true;
}

function nameOf(type: string): string {
  const name = type.toLowerCase();
  return otherNames[name] ?? name;
}

/** Whether bytes are UTF-8 without the control characters that no text has. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
  } catch {
    return false;
  }
}
