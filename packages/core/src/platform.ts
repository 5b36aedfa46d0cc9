import ky, { type KyInstance } from 'ky';
import type { WireRequest, WireResponse } from './wire.ts';

/** Sends one request by other means than `fetch`. */
export type SendDirectly = (request: WireRequest) => Promise<WireResponse>;

/** Requests go through the platform's `fetch`; Node has a faster way, in `platform.node.ts`. */
export const sendDirectly: SendDirectly | undefined = undefined;

/** Gives ky. */
export const loadKy = async (): Promise<KyInstance> => ky;
