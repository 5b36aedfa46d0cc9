import { cp } from 'node:fs/promises';
import { library } from '@tooling/tsup';

// Everything it needs is bundled into a few files: a process starts faster with them than with a hundred.
export default library({
  entry: [
    'src/index.ts',
    'src/cli.ts',
    'src/register.ts',
    'src/testing/index.ts',
    'src/testing/vitest.ts',
    'src/testing/jest.ts',
    'src/testing/playwright.ts',
  ],
  format: ['esm'],
  target: 'node22',
  platform: 'node',
  noExternal: [/^@comms\//, /^@hono\//, 'hono'],
  splitting: true,
  // `node:sqlite` has no name without it.
  removeNodeProtocol: false,
  // The page is a package of its own, which is built before.
  onSuccess: async () => await cp('../inbox/dist', 'dist/page', { recursive: true }),
});
