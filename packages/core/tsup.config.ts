import { library } from '@tooling/tsup';
import { defineConfig } from 'tsup';

// Node gets a build of its own, with its faster transport; everything else gets the one without any `node:` import.
export default defineConfig([
  library({ entry: ['src/index.ts', 'src/webhooks.ts'] }),
  library({
    entry: { 'index.node': 'src/index.ts' },
    platform: 'node',
    dts: false,
    clean: false,
    esbuildOptions: (options) => {
      options.conditions = ['node'];
    },
  }),
]);
