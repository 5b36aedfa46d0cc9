/** Writes the senders that are to join a pool as the API wants them: a list, with no object around it. */
export function writeSenders({ senders }: Record<string, unknown>): string {
  return JSON.stringify(senders);
}
