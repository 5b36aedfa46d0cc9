import type { Workspace } from './workspace.ts';

/** What a check found. Its output is shown only where it failed. */
export interface Outcome {
  readonly passed: boolean;
  readonly output: string;
}

/** What a check may use. */
export interface CheckContext {
  /** The folder that holds the workspace. */
  readonly root: string;
  /** Whether committed lists are rewritten instead of compared. */
  readonly isUpdate: boolean;
  readonly workspace: Workspace;
}

/** One thing that must hold for the whole workspace. */
export interface Check {
  readonly name: string;
  /** Whether the packages must be built before. */
  readonly needsBuild: boolean;
  run(context: CheckContext): Promise<Outcome>;
}
