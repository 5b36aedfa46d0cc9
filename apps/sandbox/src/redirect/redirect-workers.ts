import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { redirectedEnvironment } from './redirected-environment.ts';

/**
 * Gives a `Worker` that redirects, too. Most do so by themselves, since they are started with the options of the process;
 * this is for those that have options or an environment of their own, or are given code in place of a file.
 */
export function redirectWorkers(target: URL, register: string): typeof Worker {
  const path = fileURLToPath(register);
  const load = `process.getBuiltinModule('node:module').createRequire(${JSON.stringify(path)})(${JSON.stringify(path)});`;
  return class RedirectedWorker extends Worker {
    constructor(file: string | URL, options: WorkerOptions = {}) {
      const { execArgv, env } = options;
      super(options.eval ? `${load}${file}` : file, {
        ...options,
        ...(execArgv && { execArgv: [...execArgv, '--require', path] }),
        ...(typeof env === 'object' && env !== null && { env: redirectedEnvironment(env, target.origin, register) }),
      });
    }
  };
}
