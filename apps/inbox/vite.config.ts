import { defineConfig } from 'vite';

/** Where the sandbox serves what is built. */
const base = '/_sandbox/page/';

export default defineConfig(({ command }) => ({
  base: command === 'build' ? base : '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    // The policy of the page lets in no `data:` addresses for scripts and styles, and one request less is not worth a hole.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    reportCompressedSize: true,
  },
  // While the page is worked on: `pnpm sandbox` beside `pnpm --filter @comms/inbox dev`.
  server: { proxy: { '/_sandbox': 'http://127.0.0.1:4010' } },
}));
