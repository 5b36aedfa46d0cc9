export type { SandboxOptions } from './sandbox-options.ts';
export type { Sandbox, SandboxClock } from './start-sandbox.ts';
export { startSandbox } from './start-sandbox.ts';
export { DataFileError } from './store/open-database.ts';
export type { Effect } from './time/effect-recorder.ts';
export type { ClockMove } from './time/move-clock.ts';
