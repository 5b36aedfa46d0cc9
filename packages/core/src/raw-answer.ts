import type { WireResponse } from './wire.ts';

/**
 * Reads an answer as it came: JSON with its own names and no dates, or the text of another content type.
 *
 * A literal names it in `read`, so that only operations with such an answer ship it.
 *
 * @example
 * import { commsPreview, type Operation, readRaw } from '@comms/core';
 *
 * interface FetchRulesRequest { versionId: string }
 *
 * export const fetchRules: Operation<FetchRulesRequest, object | string> = {
 *   id: 'rules.fetchRules',
 *   api: commsPreview,
 *   method: 'GET',
 *   path: '/Rules/{versionId}',
 *   success: [200],
 *   read: readRaw,
 * };
 */
export function readRaw({ text, header }: WireResponse): unknown {
  return /^[^;]*[/+]json\b/i.test(header('content-type') ?? '') ? JSON.parse(text) : text;
}
