export { Comms } from './comms.ts';
export { CommsV1 } from './comms-v1.ts';
