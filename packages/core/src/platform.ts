import ky, { type KyInstance } from 'ky';
import type { Upload } from './upload.ts';
import type { WireRequest, WireResponse } from './wire.ts';

/** Sends one request by other means than `fetch`. */
export type SendDirectly = (request: WireRequest) => Promise<WireResponse>;

/** Requests go through the platform's `fetch`; Node has a faster way, in `platform.node.ts`. */
export const sendDirectly: SendDirectly | undefined = undefined;

/** Gives ky. */
export const loadKy = async (): Promise<KyInstance> => ky;

/** What `fetch` is given for an upload. Browsers send no stream over HTTP/1.1, so that one has to be read to its end before. */
export const uploadInit = async (upload: Upload): Promise<RequestInit> => ({ body: await upload.blob() });

/** Lets a request that was just made leave the process; on most platforms nothing needs to be done for that. */
export const flush: (() => Promise<void>) | undefined = undefined;
