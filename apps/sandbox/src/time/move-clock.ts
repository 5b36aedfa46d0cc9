import { saveClock } from '../open-services.ts';
import type { Services } from '../services.ts';
import { type Effect, EffectRecorder } from './effect-recorder.ts';

/** What came of moving the clock. */
export interface ClockMove {
  readonly jobsDone: number;
  /** What happened, in order: the first thousand. */
  readonly effects: readonly Effect[];
  readonly areAllEffects: boolean;
  /** Whether nothing is left to do. */
  readonly isIdle: boolean;
}

/** Moves the clock to a time, and does all that is due on the way. */
export async function advanceClock(services: Services, untilMs: number): Promise<ClockMove> {
  return await moveClock(services, async () => await services.jobs.advanceTo(untilMs));
}

/** Moves the clock to the last of all that is to be done, but no further than a time. */
export async function runUntilIdle(services: Services, untilMs: number): Promise<ClockMove> {
  return await moveClock(services, async () => await services.jobs.runUntilIdle(untilMs));
}

async function moveClock(services: Services, move: () => Promise<number>): Promise<ClockMove> {
  const recorder = await EffectRecorder.start(services);
  try {
    const jobsDone = await move();
    services.database.write(() => saveClock(services));
    await services.database.committed;
    const { effects, areAll } = recorder.end();
    return { jobsDone, effects, areAllEffects: areAll, isIdle: services.jobs.nextDueAt === undefined };
  } catch (error) {
    recorder.end();
    throw error;
  }
}
