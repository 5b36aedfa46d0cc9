import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build } from 'esbuild';
import { type Plugin, rollup } from 'rollup';
import webpack from 'webpack';

// Its declarations describe only its CommonJS build.
const terser: (options: object) => Plugin = createRequire(import.meta.url)('@rollup/plugin-terser');

/** Bundles a program for browsers, minified, and gives the code. */
type Bundler = (file: string) => Promise<string>;

/** The bundlers by their names, each as its users set it up for production. */
export const bundlers = { esbuild: byEsbuild, rollup: byRollup, webpack: byWebpack } as const satisfies Record<
  string,
  Bundler
>;

/** Bundles a program with esbuild. */
export async function byEsbuild(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  return outputFiles.map(({ text }) => text).join('');
}

async function byRollup(file: string): Promise<string> {
  const bundle = await rollup({
    input: file,
    plugins: [nodeResolve({ browser: true })],
    onwarn: ({ message }) => {
      throw new Error(message);
    },
  });
  const { output } = await bundle.generate({ format: 'esm', plugins: [terser({ ecma: 2020, module: true })] });
  await bundle.close();
  return output.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
}

async function byWebpack(file: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'comms-webpack-'));
  const compiler = webpack({
    mode: 'production',
    target: 'web',
    entry: file,
    performance: false,
    output: { path: folder, filename: 'bundle.js' },
  });
  await new Promise<void>((resolve, reject) => {
    compiler?.run((error, stats) => {
      const failure = error ?? (stats?.hasErrors() ? new Error(stats.toString('errors-only')) : undefined);
      compiler.close(() => (failure ? reject(failure) : resolve()));
    });
  });
  const code = await readFile(join(folder, 'bundle.js'), 'utf8');
  await rm(folder, { recursive: true });
  return code;
}
