export { Comms } from './comms.ts';
