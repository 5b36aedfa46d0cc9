export type * from './audience-types.ts';
export type * from './contact-types.ts';
export type * from './preference-types.ts';
