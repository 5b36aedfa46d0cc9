export type * from './action-types.ts';
export type * from './communication-types.ts';
export type * from './configuration-types.ts';
export type * from './conversation-types.ts';
export type * from './participant-types.ts';
export type * from './shared-types.ts';
