import { library } from '@tooling/tsup';
import { defineConfig } from 'tsup';
import { kyParts } from './ky-parts.ts';

// ky is bundled, which spares a process twenty files at its start, without the parts that core never reaches.
const options = { noExternal: ['ky'], esbuildPlugins: [kyParts()] };

// Node gets a build of its own, with its faster transport; everything else gets the one without any `node:` import.
export default defineConfig([
  library({
    ...options,
    entry: { index: 'src/index.ts', webhooks: 'src/webhooks.ts', 'webhooks-explain': 'src/webhook-explain.ts' },
  }),
  library({
    ...options,
    entry: { 'index.node': 'src/index.ts' },
    platform: 'node',
    // One file: what is imported late stays in it, and runs late.
    splitting: false,
    dts: false,
    clean: false,
    esbuildOptions: (esbuild) => {
      esbuild.conditions = ['node'];
    },
  }),
]);
