/** KB of 1000 bytes, to two places. */
export function kilobytes(bytes: number): number {
  return Math.round(bytes / 10) / 100;
}
