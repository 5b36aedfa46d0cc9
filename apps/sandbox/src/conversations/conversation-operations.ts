import type { Implementation } from '../api/implement.ts';

/** What carries out the operations of this group. */
export const conversationOperations: readonly Implementation[] = [];
