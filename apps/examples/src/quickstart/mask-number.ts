/** Hides a phone number, or what stands in its place: all letters and digits but two at each end of a long one. */
export function maskNumber(text: string): string {
  const characters = [...text.replace(/[^\p{L}\p{N}+]/gu, '')];
  const isLong = characters.length >= 8;
  const isKept = (at: number): boolean => isLong && (at < 3 || at >= characters.length - 2);
  return characters.map((character, at) => (isKept(at) || character === '+' ? character : '•')).join('');
}
