import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import type { Owner } from '../../resources/resource.ts';
import { type ToldPlace, tellInteraction } from './callbacks.ts';
import type { InteractionRow } from './interaction.ts';

/** An interaction with where its changes are told. */
type ToldRow = InteractionRow & ToldPlace & { readonly callback_url: string | null };

/** The prefix of the origin that messages of interactions have. */
export const interactionOrigin = 'interaction';

/** The message of an interaction has come to another state, within `write`: so has its outbound half. */
export function interactionEffect(owner: Owner, { origin, state }: StoredDelivery, at: number): void {
  // Interactions have no word for what was read.
  if (origin === null || state === 'read' || state === 'opened') return;
  const row = toldRow(owner, 'i.sid = ? AND i.account = ?', origin.slice(interactionOrigin.length + 1), owner.account);
  if (row) moveOutbound(owner, row, state, row.data, at);
}

/** The interaction with a row number. */
export function toldInteraction(owner: Pick<Owner, 'services'>, seq: number): ToldRow | undefined {
  return toldRow(owner, 'i.seq = ?', seq);
}

/** Takes the outbound half to another status, within `write`, and tells it. */
export function moveOutbound(owner: Owner, row: ToldRow, status: string, data: string, at: number): void {
  owner.services.database.run(
    'UPDATE proxy_interactions SET outbound_resource_status = ?, data = ?, updated_at = ? WHERE seq = ?',
    status,
    data,
    at,
    row.seq,
  );
  if (row.callback_url === null) return;
  const moved = { ...row, outbound_resource_status: status, data, updated_at: at };
  tellInteraction(owner, row.callback_url, row, moved);
}

function toldRow({ services }: Pick<Owner, 'services'>, condition: string, ...values: (string | number)[]) {
  return services.database.get<ToldRow>(
    `SELECT i.*, s.sid AS session_sid, v.sid AS service_sid, v.callback_url FROM proxy_interactions i
      JOIN proxy_sessions s ON s.seq = i.session JOIN proxy_services v ON v.seq = s.service WHERE ${condition}`,
    ...values,
  );
}
