import { library } from '@tooling/tsup';

// Everything it needs is bundled into a few files: a process starts faster with them than with a hundred.
export default library({
  entry: ['src/index.ts', 'src/cli.ts', 'src/register.ts'],
  format: ['esm'],
  target: 'node22',
  platform: 'node',
  noExternal: [/^@comms\//, /^@hono\//, 'hono'],
  splitting: true,
  // `node:sqlite` has no name without it.
  removeNodeProtocol: false,
});
