import type { Check, CheckContext } from './check.ts';
import { runCommand } from './command.ts';

/** A command line that depends on where the workspace is. */
type CommandLine = (context: CheckContext) => readonly [command: string, ...args: string[]];

/** Makes a check of a tool that exits with another code than 0 where something is wrong. */
export function commandCheck(
  name: string,
  commandLine: CommandLine,
  { needsBuild = false }: { readonly needsBuild?: boolean } = {},
): Check {
  return {
    name,
    needsBuild,
    run: async (context) => {
      const [command, ...args] = commandLine(context);
      return await runCommand(command, args, context.root);
    },
  };
}
