import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * The parts of ky that only run for options which core never sets: its retries, time-outs, progress, schemas and errors;
 * and its sorting of the options, from which it makes an argument for `fetch` that core's `fetch` does not take.
 *
 * `transport.ts` sets `retry: 0`, `timeout: false` and `throwHttpErrors: false`, and its `fetch` never rejects.
 */
const unreached = [
  'core/retry-timing',
  'errors/ForceRetryError',
  'errors/HTTPError',
  'errors/KyError',
  'errors/NetworkError',
  'errors/NonError',
  'errors/SchemaValidationError',
  'errors/TimeoutError',
  'utils/body',
  'utils/delay',
  'utils/is-network-error',
  'utils/options',
  'utils/timeout',
  'utils/type-guards',
];

/**
 * Leaves those parts out of the bundle, a third of ky: in their place stand empty functions and classes.
 *
 * A new version of ky that has moved one of them fails the build, so that somebody looks.
 */
export function kyParts(): Plugin {
  return {
    name: 'ky-parts',
    setup(build) {
      const found = new Set<string>();
      build.onLoad({ filter: /[\\/]ky[\\/]distribution[\\/].*\.js$/ }, async ({ path }) => {
        const part = unreached.find((name) => path.replaceAll('\\', '/').endsWith(`/${name}.js`));
        if (!part) return undefined;
        found.add(part);
        const exported = (await readFile(path, 'utf8')).matchAll(
          /^export (default )?(?:async )?(const|function|class) (\w+)/gm,
        );
        return {
          contents: [...exported].map(([, isDefault = '', kind, name]) => standIn(isDefault, kind, name)).join('\n'),
        };
      });
      build.onEnd(() => {
        const missing = unreached.filter((part) => found.size > 0 && !found.has(part));
        return missing.length > 0
          ? { errors: [{ text: `ky no longer has ${missing.join(', ')}: see ky-parts.ts` }] }
          : null;
      });
    },
  };
}

function standIn(isDefault: string, kind: string | undefined, name: string | undefined): string {
  return kind === 'class' ? `export class ${name} {}` : `export ${isDefault}function ${name}() {}`;
}
