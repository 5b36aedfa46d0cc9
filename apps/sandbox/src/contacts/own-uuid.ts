import { createHash } from 'node:crypto';
import type { UlidSource } from '../ulid.ts';

/** A new UUID, made of the sandbox's own identifiers: the same seed and times give the same ones. */
export function ownUuid(ids: UlidSource): string {
  const hex = createHash('md5').update(ids.next()).digest('hex');
  // Version 8 stands for UUIDs that everyone makes as they like.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
