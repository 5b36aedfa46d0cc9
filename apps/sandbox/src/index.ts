export type { Sandbox, SandboxClock, SandboxOptions } from './start-sandbox.ts';
export { startSandbox } from './start-sandbox.ts';
export { DataFileError } from './store/open-database.ts';
