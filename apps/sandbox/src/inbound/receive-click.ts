import { refusal } from '../api/problem.ts';
import type { Services } from '../services.ts';
import { takeReceipt } from './receive-receipt.ts';

/** What a click has told the API. */
export interface ClickTold {
  /** The state that it came to; null where nothing was to be told. */
  readonly state: string | null;
  /** What that means, or why nothing was told. */
  readonly note: string;
}

interface ClickedRow {
  readonly resource: string;
  readonly state: string;
}

/**
 * Takes a click on a link in what was sent, within `write`: an e-mail or a notification is opened by it. The API tells of no clicks.
 *
 * @throws {Refusal} 409 when it has not arrived.
 */
export function takeClick(services: Services, delivery: number): ClickTold {
  const row = services.database.get<ClickedRow>('SELECT resource, state FROM deliveries WHERE seq = ?', delivery);
  const { resource = '', state = '' } = row ?? {};
  if (state !== 'delivered' && state !== 'opened' && state !== 'read') {
    throw refusal(409, `It is ${state}: nobody can click on what has not arrived`);
  }
  if (resource === 'messages') return { state: null, note: 'The API tells of no clicks in messages' };
  if (state === 'opened') return { state: null, note: 'It was opened before, and the API tells of no clicks' };
  return {
    state: takeReceipt(services, delivery, { status: 'opened' }),
    note: 'Who clicks has opened it; the API tells no more',
  };
}
