import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** How many colours a small picture has. */
const mostColours = 256;

/** A part of a PNG file. */
export type PicturePart = readonly [type: string, data: Buffer];

/** A PNG file of its head and its parts. */
export function joinedPicture(head: Buffer, parts: readonly PicturePart[]): Buffer {
  const all: PicturePart[] = [['IHDR', head], ...parts, ['IEND', Buffer.alloc(0)]];
  return Buffer.concat([signature, ...all.map(chunk)]);
}

/** The same picture with fewer colours, and so in fewer bytes: what is drawn of texts and areas hardly looks different. */
export function smallPicture(png: Buffer): Buffer {
  const { head, pixels, width, height, depth } = read(png);
  const counts = new Map<number, number>();
  const colours = new Uint32Array(width * height);
  for (let place = 0; place < colours.length; place++) {
    const colour = pixels.readUIntBE(place * depth, 3);
    colours[place] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = paletteOf(counts);
  const indexes = new Map(palette.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc(height * (width + 1));
  colours.forEach((colour, place) => {
    const index = indexes.get(colour) ?? nearest(palette, colour);
    indexes.set(colour, index);
    rows[place + Math.floor(place / width) + 1] = index;
  });
  const table = Buffer.alloc(palette.length * 3);
  for (const [index, colour] of palette.entries()) table.writeUIntBE(colour, index * 3, 3);
  head.set([8, 3, 0, 0, 0], 8);
  return joinedPicture(head, [
    ['PLTE', table],
    ['IDAT', deflateSync(rows, { level: 9 })],
  ]);
}

/** The colours that are there most often, and some of each kind, so that no rare one becomes quite another. */
function paletteOf(counts: ReadonlyMap<number, number>): number[] {
  const sorted = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const often = sorted.slice(0, mostColours - 100);
  const kinds = new Map<number, number>();
  for (const colour of sorted) kinds.set(colour & 0xe0e0e0, kinds.get(colour & 0xe0e0e0) ?? colour);
  return [...new Set([...often, ...kinds.values(), ...sorted])].slice(0, mostColours);
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  palette.forEach((each, index) => {
    const distance = [16, 8, 0].reduce(
      (sum, shift) => sum + (((each >> shift) & 255) - ((colour >> shift) & 255)) ** 2,
      0,
    );
    if (distance >= least) return;
    least = distance;
    best = index;
  });
  return best;
}

/** The points of a picture without transparency, 8 bits for each colour, as browsers write them. */
function read(png: Buffer): { head: Buffer; pixels: Buffer; width: number; height: number; depth: number } {
  const packed: Buffer[] = [];
  let head = Buffer.alloc(0);
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') head = Buffer.from(data);
    if (type === 'IDAT') packed.push(data);
    at += length + 12;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const depth = head[9] === 6 ? 4 : 3;
  const pixels = Buffer.alloc(width * height * depth);
  const raw = inflateSync(Buffer.concat(packed));
  const size = width * depth;
  for (let y = 0; y < height; y++) unfilter(raw, pixels, y, size, depth);
  return { head, pixels, width, height, depth };
}

/** Each row is written as its difference from its neighbours, in one of five ways. */
function unfilter(raw: Buffer, pixels: Buffer, y: number, size: number, depth: number): void {
  const filter = raw[y * (size + 1)] ?? 0;
  for (let x = 0; x < size; x++) {
    const place = y * size + x;
    const left = x < depth ? 0 : (pixels[place - depth] ?? 0);
    const above = y === 0 ? 0 : (pixels[place - size] ?? 0);
    const corner = x < depth || y === 0 ? 0 : (pixels[place - size - depth] ?? 0);
    const guesses = [0, left, above, (left + above) >> 1, paeth(left, above, corner)];
    pixels[place] = (raw[y * (size + 1) + 1 + x] ?? 0) + (guesses[filter] ?? 0);
  }
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function chunk([type, data]: PicturePart): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
