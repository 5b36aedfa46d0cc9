import type { IdentityMatch } from '@comms/lookups';
import type { Wire } from '../api/wire.ts';
import type { PackageQuestion } from './phone-package.ts';

/** How well what was said about a person agrees: all of it to one degree, and nothing is known of what was not said. */
export function matchOf(
  { input: { identity_match: said = {} } }: PackageQuestion,
  degree: string,
  score: number,
): Wire<IdentityMatch> {
  const match = (...values: (string | undefined)[]): string =>
    values.some((value) => value !== undefined) ? degree : 'no_data_available';
  return {
    first_name_match: match(said.first_name),
    last_name_match: match(said.last_name),
    address_lines_match: match(said.address_line_1, said.address_line_2),
    city_match: match(said.city),
    state_match: match(said.state),
    postal_code_match: match(said.postal_code),
    address_country_match: match(said.address_country_code),
    national_id_match: match(said.national_id),
    date_of_birth_match: match(said.date_of_birth),
    summary_score: Object.keys(said).length > 0 ? score : null,
    error_message: null,
  };
}
