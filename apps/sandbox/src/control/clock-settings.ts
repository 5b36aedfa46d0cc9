import { refusal } from '../api/problem.ts';
import { saveClock } from '../open-services.ts';
import type { Services } from '../services.ts';
import { parseDurationMs } from '../time/duration.ts';
import type { Effect } from '../time/effect-recorder.ts';
import { advanceClock, type ClockMove, runUntilIdle } from '../time/move-clock.ts';
import type { BodyFields } from './body-fields.ts';

/** How far a sandbox runs by itself, unless another time is given. */
const usualMax = 'PT24H';

/** The clock, and what it has before it. */
export interface ClockView {
  readonly mode: string;
  readonly now: string;
  readonly scale: number;
  readonly next_due: string | null;
  readonly pending: number;
}

export function clockView({ clock, jobs }: Services): ClockView {
  const { mode, scale } = clock.state;
  const dueAt = jobs.nextDueAt;
  return {
    mode,
    now: new Date(clock.now()).toISOString(),
    scale,
    next_due: dueAt === undefined ? null : new Date(dueAt).toISOString(),
    pending: jobs.pendingCount,
  };
}

export function setClock(services: Services, body: BodyFields): void {
  const settings = {
    mode: body.oneOf('mode', ['real', 'frozen', 'scaled']),
    now: body.date('now'),
    scale: body.number('scale', { from: 0.001, to: 1_000_000 }),
  };
  body.finish();
  services.clock.set(settings);
  services.database.write(() => saveClock(services));
  services.jobs.reschedule();
}

/** What moving the clock answers. */
export interface ClockMoveView extends ClockView {
  readonly jobs_done: number;
  readonly effects: readonly Effect[];
  /** Whether `effects` has all that happened: it has no more than the first thousand. */
  readonly effects_are_all: boolean;
  /** Whether nothing is left to do. */
  readonly is_idle: boolean;
}

/** Moves the clock forward and does all work on the way. */
export async function advanceByRequest(services: Services, body: BodyFields): Promise<ClockMoveView> {
  const { clock } = services;
  const by = body.text('by');
  const to = body.date('to');
  body.finish();
  const durationMs = by === undefined ? undefined : parseDurationMs(by);
  if ((by === undefined) === (to === undefined)) throw refusal(400, 'Give either `by` or `to`');
  if (by !== undefined && durationMs === undefined) throw refusal(400, '`by` is no duration such as PT10M');
  const until = to?.getTime() ?? clock.now() + (durationMs ?? 0);
  if (until < clock.now()) throw refusal(400, '`to` is in the past: the clock goes forward only');
  return moveView(services, await advanceClock(services, until));
}

/** Moves the clock forward until nothing is left to do. */
export async function runByRequest(services: Services, body: BodyFields): Promise<ClockMoveView> {
  const max = body.text('max') ?? usualMax;
  body.finish();
  const durationMs = parseDurationMs(max);
  if (durationMs === undefined) throw refusal(400, '`max` is no duration such as PT24H');
  return moveView(services, await runUntilIdle(services, services.clock.now() + durationMs));
}

function moveView(services: Services, { jobsDone, effects, areAllEffects, isIdle }: ClockMove): ClockMoveView {
  return { ...clockView(services), jobs_done: jobsDone, effects, effects_are_all: areAllEffects, is_idle: isIdle };
}
