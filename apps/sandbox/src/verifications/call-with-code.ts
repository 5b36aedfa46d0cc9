import type { Outcome } from '../deliveries/outcome.ts';
import type { Owner } from '../resources/resource.ts';
import { compileTemplate } from '../templates/liquid.ts';
import { textOf, variablesOf } from './code-content.ts';
import type { NewCode } from './deliver-code.ts';
import type { StoredVerification } from './stored-verification.ts';
import { spokenCode } from './verification-code.ts';

/** How a call is made. */
export interface NewCall {
  /** The number that calls, where one was chosen for this call. */
  readonly sender: string | undefined;
  readonly outcome: Outcome;
}

/** Calls someone and speaks a code, within `write`: what was spoken is recorded. */
export function callWithCode(
  { services: { database, clock }, account }: Owner,
  { row }: StoredVerification,
  { code, recipient, content }: NewCode,
  { sender, outcome }: NewCall,
): void {
  const { from } = recipient.sender;
  const spoken = compileTemplate(textOf(content))({ ...variablesOf(content), code: spokenCode(code) });
  database.insert(
    `INSERT INTO recorded_calls (account, verification, address, extension, sender, spoken, error_code, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    account,
    row.seq,
    recipient.address,
    recipient.extension ?? null,
    sender ?? ('address' in from ? from.address : ''),
    spoken,
    outcome.errorCode ?? null,
    clock.now(),
  );
}
