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
 * The methods of ky's class that only run for the same options, for hooks of ky's, and for answers that are a `Response`,
 * as those of core's `fetch` are not.
 */
const unreachedMethods = [
  'calculateDelay',
  'calculateRetryDelay',
  'decorateResponse',
  'getBodyReadTimeout',
  'getErrorDataTimeout',
  'getResponseData',
  'isJsonContentType',
  'normalizeSearchParams',
  'parseJson',
  'raceBodyRead',
  'raceWithTotalTimeout',
  'readResponseText',
  'retryFromError',
  'runAfterResponseHooks',
  'throwIfTotalTimeoutExhausted',
];

/**
 * Leaves those parts out of the bundle, half of ky: in their place stand empty functions and classes, and methods that
 * throw what they are given.
 *
 * A new version of ky that has moved one of them fails the build, so that somebody looks.
 */
export function kyParts(): Plugin {
  return {
    name: 'ky-parts',
    setup(build) {
      const found = new Set<string>();
      build.onLoad({ filter: /[\\/]ky[\\/]distribution[\\/]core[\\/]Ky\.js$/ }, async ({ path }) => ({
        contents: withoutMethods(await readFile(path, 'utf8')),
      }));
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

/** The source of ky's class, in which every method ends with a brace as far to the right as the method's own name. */
function withoutMethods(source: string): string {
  return unreachedMethods.reduce((rest, name) => {
    const method = new RegExp(`^( +)((?:static |async )?#${name}\\(.*\\) \\{)\\n[^]*?\\n\\1\\}$`, 'm');
    if (!method.test(rest)) throw new Error(`ky's class no longer has #${name}: see ky-parts.ts`);
    return rest.replace(method, '$1$2 throw arguments[0]; }');
  }, source);
}
