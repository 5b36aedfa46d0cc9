import type { Filter } from '../api/pagination.ts';
import { Refusal } from '../api/problem.ts';

/** Between which times something was made. */
export interface V1Dates {
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
}

/**
 * Narrows a list to what was made between two times; `column` has the time of making, in milliseconds.
 *
 * @throws {Refusal} 400 when the end is not later than the start.
 */
export function andDates(filter: Filter, { startDate, endDate }: V1Dates, column: string): Filter {
  if (startDate !== undefined && endDate !== undefined && Date.parse(endDate) <= Date.parse(startDate)) {
    throw new Refusal(400, { code: 20001, field: 'endDate', message: 'endDate must be later than startDate' });
  }
  return filter.andDate(`${column} > ?`, startDate).andDate(`${column} < ?`, endDate);
}
