import { accountSidOf } from '../../account-sid.ts';
import { bareId, prefixedId } from '../../prefixed-id.ts';
import { type ResourceRow, resourceColumns } from '../../resources/resource.ts';
import type { Services } from '../../services.ts';
import { factorAt } from '../../verifications/stored-factor.ts';
import { codeOfStep, totpUri } from '../../verifications/totp.ts';
import { type ItemKind, itemKind } from './item-kind.ts';

/** A factor, with what only the device of its owner shows. */
interface FactorItem {
  readonly id: string;
  readonly account_sid: string;
  readonly type: string;
  readonly name: string | null;
  readonly status: string;
  /** What an authenticator app reads as a QR code, and the code that it shows now. */
  readonly uri: string | null;
  readonly code: string | null;
  readonly valid_until: string | null;
}

/** The factors by which people are verified. */
export const factorItems: ItemKind = itemKind<ResourceRow, FactorItem>({
  kind: 'factor',
  collection: 'factors',
  select: `SELECT ${resourceColumns} FROM resources r`,
  where: "r.kind = 'factor' AND r.deleted_at IS NULL",
  key: 'r.seq',
  account: 'r.account',
  byId: (id) => ['r.id = ?', bareId('factor', id)],
  view: factorItem,
  filters: {
    type: ({ type }, value) => type === value,
    status: ({ status }, value) => status === value,
  },
});

function factorItem(services: Services, row: ResourceRow): FactorItem {
  const stored = factorAt({ services }, row.seq);
  if (!stored) throw new Error('The factor has no secrets.');
  const { fields, secrets } = stored;
  const { friendly_name: name, user_identifier: user, type, status } = fields;
  const shown = {
    id: prefixedId('factor', row.id),
    account_sid: accountSidOf({ services, account: row.account }),
    type,
    name: name ?? user,
    status,
  };
  if (fields.type !== 'totp' || secrets.secret === null) return { ...shown, uri: null, code: null, valid_until: null };
  const stepMs = fields.config.time_step * 1000;
  const step = Math.floor(services.clock.now() / stepMs);
  return {
    ...shown,
    uri: totpUri(secrets.secret, name ?? user ?? 'Account', fields.config),
    code: codeOfStep(secrets.secret, step, fields.config),
    valid_until: new Date((step + 1) * stepMs).toISOString(),
  };
}
