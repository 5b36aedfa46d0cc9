import type { Options } from 'tsup';

/**
 * The build of every public package: one ES module and one CommonJS file per entry, with rolled-up declarations.
 * `keepNames` stays off: with it, bundlers can drop nothing.
 */
export function library(options: Options = {}): Options {
  return {
    entry: ['src/index.ts'],
    format: ['esm', 'cjs'],
    target: 'es2022',
    platform: 'neutral',
    dts: true,
    clean: true,
    keepNames: false,
    ...options,
  };
}
