/**
 * How many letters have to be added, removed, replaced, or swapped with their neighbour to get from one text to another.
 *
 * No part of a text is edited twice (optimal string alignment): for mistyped words that makes no difference.
 */
export function editDistance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= one.length; row++) {
    rows.push([row]);
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const changed = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + Number(!isSame),
      );
      rows[row]?.push(isSwapped ? Math.min(changed, at(row - 2, column - 2) + 1) : changed);
    }
  }
  return at(one.length, other.length);
}
