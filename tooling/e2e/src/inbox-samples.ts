import { deflateSync } from 'node:zlib';
import { joinedPicture } from './small-picture.ts';

/** The colour of a point of a picture. */
export type Paint = (x: number, y: number) => readonly [red: number, green: number, blue: number];

const width = 320;
const height = 200;

/** A parcel on a doorstep, as far as few lines can paint one. */
export const cheerful: Paint = (x, y) => {
  const isBox = x > 96 && x < 224 && y > 72 && y < 164;
  if (isBox && (Math.abs(x - 160) < 9 || Math.abs(y - 100) < 5)) return [232, 196, 140];
  if (isBox) return [196, 143, 84];
  return y > 156 ? [104, 121, 99] : [206, 221, 233];
};

/** A picture as a PNG file. */
export function pictureOf(paint: Paint): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(paint(x, y).map(Math.round), y * (width * 3 + 1) + 1 + x * 3);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(joinedPicture(head, [['IDAT', deflateSync(rows)]]));
}
