import { seededWord } from '../seeded-number.ts';
import type { KnownAgent } from './agent-directory.ts';

/**
 * Chooses one of some agents by a text: always the same one for the same text, and each for about as many texts.
 *
 * Every agent draws a number with the text, and the highest wins: when an agent comes or goes, only those texts move that
 * it wins or had won.
 */
export function spread(agents: readonly KnownAgent[], text: string): KnownAgent | undefined {
  if (agents.length < 2) return agents[0];
  const key = hashOf(text);
  let chosen: KnownAgent | undefined;
  let highest = -1;
  for (const agent of agents) {
    const drawn = seededWord(key, agent.seq);
    if (drawn <= highest) continue;
    highest = drawn;
    chosen = agent;
  }
  return chosen;
}

/** FNV-1a of 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
