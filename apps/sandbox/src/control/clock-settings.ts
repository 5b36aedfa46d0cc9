import { refusal } from '../api/problem.ts';
import { saveClock } from '../open-services.ts';
import type { Services } from '../services.ts';
import { parseDurationMs } from '../time/duration.ts';
import type { BodyFields } from './body-fields.ts';

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

/** Moves the clock forward and does all work on the way; says how many jobs that were. */
export async function advanceClock(services: Services, body: BodyFields): Promise<number> {
  const { clock, jobs, database } = services;
  const by = body.text('by');
  const to = body.date('to');
  body.finish();
  const durationMs = by === undefined ? undefined : parseDurationMs(by);
  if ((by === undefined) === (to === undefined)) throw refusal(400, 'Give either `by` or `to`');
  if (by !== undefined && durationMs === undefined) throw refusal(400, '`by` is no duration such as PT10M');
  const until = to?.getTime() ?? clock.now() + (durationMs ?? 0);
  if (until < clock.now()) throw refusal(400, '`to` is in the past: the clock goes forward only');
  const count = await jobs.advanceTo(until);
  database.write(() => saveClock(services));
  return count;
}
