import { parse } from 'csv-parse/sync';

/** One row of a CSV file that is not blank. */
export interface CsvRow {
  /** The line of the file on which the row begins; the first is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads CSV as spreadsheets write it: with or without BOM, with any line ends, with stray quotes, with uneven rows. */
export function csvRows(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  // Line ends become one kind first: the parser counts CRLF inside quotes as two lines.
  parse(text.replace(/\r\n?/g, '\n'), {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    on_record: (cells: string[], { lines }) => {
      const isBlank = cells.length === 1 && cells[0]?.trim() === '';
      const lineBreaks = cells.join('').split('\n').length - 1;
      if (!isBlank) rows.push({ line: lines - lineBreaks, cells });
      return null;
    },
  });
  return rows;
}
