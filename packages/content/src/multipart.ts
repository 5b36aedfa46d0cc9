/** What stands around a file in a `multipart/form-data` body. */
export interface Frame {
  readonly contentType: string;
  readonly head: Uint8Array<ArrayBuffer>;
  readonly tail: Uint8Array<ArrayBuffer>;
}

/** How a file is announced. */
export interface FilePart {
  readonly name: string;
  readonly fileName: string;
  readonly type: string;
}

/** Writes the fields of a form and the announcement of its file, which comes last. Values that are no texts are JSON. */
export function frameOf(fields: Readonly<Record<string, unknown>>, file: FilePart): Frame {
  // What no file can hold by chance or by guess.
  const boundary = `comms-${crypto.randomUUID()}`;
  const start = (name: string, more = ''): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${quotable(name)}"${more}\r\n`;
  const values = Object.entries(fields).map(([name, value]) =>
    typeof value === 'string'
      ? `${start(name)}\r\n${value}\r\n`
      : `${start(name)}Content-Type: application/json\r\n\r\n${JSON.stringify(value)}\r\n`,
  );
  const announced = `${start(file.name, `; filename="${quotable(file.fileName)}"`)}Content-Type: ${file.type}\r\n\r\n`;
  const encoder = new TextEncoder();
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    head: encoder.encode(values.join('') + announced),
    tail: encoder.encode(`\r\n--${boundary}--\r\n`),
  };
}

/** A name within quotes, as browsers write it: nothing in it can end the quotes or the line. */
function quotable(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}
