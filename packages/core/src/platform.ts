import type { SendDirectly } from './wire.ts';

/** Requests go through the platform's `fetch`; Node has a faster way, in `platform.node.ts`. */
export const sendDirectly: SendDirectly | undefined = undefined;
