import { expect, test } from 'vitest';
import { csvRows } from './csv-rows.ts';

test('a byte order mark is no part of the first cell', () => {
  const rows = csvRows('\ufeffname,phone\n');

  expect(rows).toEqual([{ line: 1, cells: ['name', 'phone'] }]);
});

test.each([
  ['CRLF', '\r\n'],
  ['LF', '\n'],
  ['CR', '\r'],
])('%s ends a row', (_, end) => {
  const rows = csvRows(`a,1${end}b,2${end}`);

  expect(rows.map(({ cells }) => cells)).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
});

test('a file may mix its line ends', () => {
  const rows = csvRows('a\r\nb\nc\r\n');

  expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
  ]);
});

test('a row is named by the line on which it begins, also after line breaks in quotes', () => {
  const rows = csvRows('a\r\n"b\r\nb",2\r\nc\r\n');

  expect(rows).toEqual([
    { line: 1, cells: ['a'] },
    { line: 2, cells: ['b\nb', '2'] },
    { line: 4, cells: ['c'] },
  ]);
});

test('a comma and a doubled quote in quotes belong to the cell', () => {
  const rows = csvRows('"Stone, Robert ""Bob""",1\n');

  expect(rows[0]?.cells).toEqual(['Stone, Robert "Bob"', '1']);
});

test('a stray quote in the middle of a cell is kept', () => {
  const rows = csvRows('Bob "B" Stone,1\n');

  expect(rows[0]?.cells).toEqual(['Bob "B" Stone', '1']);
});

test('blank lines are no rows, but count as lines', () => {
  const rows = csvRows('a,1\n\n   \nb,2\n\n\n  \n');

  expect(rows.map(({ line }) => line)).toEqual([1, 4]);
});

test('a row of empty cells is a row', () => {
  const rows = csvRows(',,\n');

  expect(rows[0]?.cells).toEqual(['', '', '']);
});

test('rows may have different numbers of cells', () => {
  const rows = csvRows('a\nb,c,d\n');

  expect(rows.map(({ cells }) => cells.length)).toEqual([1, 3]);
});

test('a quote that is never closed is an error', () => {
  const read = (): unknown => csvRows('a,1\n"b,2\n');

  expect(read).toThrow(/Quote Not Closed/);
});
