import { alternate, difference, type Measurement, ratio, type Side } from './compare.ts';
import { type ServerProcess, startAnswers } from './processes.ts';

/** The figures of one bench by their ids. */
export type Measurements = Record<string, Measurement>;

async function withAnswers<T>(use: (server: ServerProcess) => Promise<T>): Promise<T> {
  const server = await startAnswers();
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

/** Measures a fresh process, from the first line of the user's code to the first answer that it can use. */
export async function firstAnswer(): Promise<Measurements> {
  return await withAnswers(async ({ url }) => {
    const settings = { SERVER: url };
    const programs = ['first-answer-comms', 'first-answer-sdk', 'first-answer-fetch'];
    const sides = programs.map((program) => side(program, settings));
    const [one, everything, baseline] = await alternate(sides, 21);
    return {
      'first-answer': ratio(one, baseline, 'ms'),
      'first-answer.everything': ratio(everything, baseline, 'ms'),
    };
  });
}

/** Measures the import in a fresh process, less that of an empty module. */
export async function coldImport(): Promise<Measurements> {
  const sides = [side('import-comms'), side('import-sdk'), side('import-nothing')];
  const [one, everything, baseline] = await alternate(sides, 15);
  return {
    'cold-import': difference(one, baseline, 'ms'),
    'cold-import.everything': difference(everything, baseline, 'ms'),
  };
}

/** Measures the time of the processor for one call after the other, with and without hooks. */
export async function cpuPerCall(): Promise<Measurements> {
  return await withAnswers(async ({ url }) => {
    const figures: Measurements = {};
    for (const verb of ['get', 'post']) {
      const sides = [
        side('sequential', { SERVER: url, SIDE: 'comms', VERB: verb }),
        side('sequential', { SERVER: url, SIDE: 'comms', VERB: verb, HOOKS: 'yes' }),
        side('sequential', { SERVER: url, SIDE: 'fetch', VERB: verb }),
      ];
      const [plain, hooked, baseline] = await alternate(sides, 5);
      figures[`cpu.${verb}`] = ratio(plain, baseline, 'cpuMicroseconds');
      figures[`cpu.${verb}.hooks`] = ratio(hooked, baseline, 'cpuMicroseconds');
    }
    return figures;
  });
}

/** Measures how many calls a second are answered, with 64 at any time on their way. */
export async function inFlight(): Promise<Measurements> {
  return await withAnswers(async ({ url }) => {
    const sides = ['comms', 'fetch'].map((name) => side('in-flight', { SERVER: url, SIDE: name, VERB: 'post' }));
    const [subject, baseline] = await alternate(sides, 5);
    return { 'in-flight': ratio(subject, baseline, 'callsPerSecond') };
  });
}

/** Measures a walk through a hundred pages of a thousand messages. */
export async function paging(): Promise<Measurements> {
  return await withAnswers(async ({ url }) => {
    const sides = ['comms', 'fetch'].map((name) => side('paging', { SERVER: url, SIDE: name }));
    const [subject, baseline] = await alternate(sides, 7);
    return {
      'paging.time': ratio(subject, baseline, 'ms'),
      'paging.memory': ratio(subject, baseline, 'mebibytes'),
    };
  });
}

function side(program: string, settings: Side['settings'] = {}): Side {
  return { program, settings };
}
