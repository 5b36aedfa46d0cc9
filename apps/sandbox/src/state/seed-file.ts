import { readFile } from 'node:fs/promises';
import type { Receiver } from '../api/answer-request.ts';
import { Refusal } from '../api/problem.ts';
import { type Planted, plantSeed } from './plant-seed.ts';

/**
 * Makes the world of a seed document in a file, when a sandbox starts.
 *
 * @param origin Where the sandbox is, such as `http://127.0.0.1:4010`.
 * @throws {Error} that says, in words for people, what in the file is wrong.
 */
export async function plantSeedFile(receiver: Receiver, path: string, origin: string): Promise<Planted> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Error(`The seed ${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  });
  try {
    return await plantSeed(receiver, text, origin);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const problems = error.problems.map(({ message }) => `\n  ${message}`).join('');
    throw new Error(`The seed ${path} is refused, and nothing of it is there:${problems}`, { cause: error });
  }
}
