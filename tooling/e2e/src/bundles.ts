import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

const here = import.meta.dirname;

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles = [] } = await build({ bundle: true, write: false, logLevel: 'error', ...options });
  return outputFiles.map(({ text }) => text).join('');
}

/** The portable program as a CommonJS file that requires the packages; lies where Node finds them. */
export async function writeCommonJs(): Promise<string> {
  const code = await bundle({
    entryPoints: [join(here, 'print-report.ts')],
    platform: 'node',
    format: 'cjs',
    packages: 'external',
  });
  const file = join(await mkdtemp(join(here, '../node_modules/.portable-')), 'print-report.cjs');
  await writeFile(file, code);
  return file;
}

/** The portable program as a Worker, for a target without any compatibility with Node. */
export async function bundleForWorkers(): Promise<string> {
  return await bundle({
    stdin: {
      resolveDir: here,
      contents: `
        import { run } from './portable-program.ts';
        export default {
          fetch: async (request) => Response.json(await run(new URL(request.url).searchParams.get('server'))),
        };`,
    },
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    mainFields: ['module', 'main'],
  });
}

/** The portable program as a page, whose `run` a test can call. */
export async function bundleForBrowsers(): Promise<string> {
  const code = await bundle({
    stdin: { resolveDir: here, contents: `import { run } from './portable-program.ts'; globalThis.run = run;` },
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
  });
  return `<!doctype html><title>portable</title><script>${code.replaceAll('</script', '<\\/script')}</script>`;
}
