import type { Conversation, PatchConversationRequest } from '@comms/conversations';
import type { Call, Reply } from '../api/implement.ts';
import { generalCode, type Problem, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { emitEvent } from '../events/emit.ts';
import { findResource, type ResourceRow } from '../resources/resource.ts';
import { parseDurationMs } from '../time/duration.ts';
import {
  type ConversationFields,
  conversationIdOf,
  conversationStates,
  conversationView,
  fieldsOfConversation,
  type LaterState,
  laterStates,
  type State,
} from './conversation.ts';
import { changeConversation, rankOf, timeOfInactivity } from './conversation-life.ts';

/** A hundred years: what is planned for later than that has no date that could be shown. */
const longestMs = 100 * 365 * 86_400_000;

type Change = Wire<PatchConversationRequest>;

/** A time that is asked for, as what is written and in milliseconds. */
interface PlannedTime {
  readonly state: LaterState;
  /** Null where nothing is to be planned any more. */
  readonly atMs: number | null;
  /** The duration, where it was given as one. */
  readonly afterMs: number | null;
}

/** Finds times that are neither a date nor a duration of at most 100 years: the contract can only say what they do not fit. */
export function checkPatchConversation(request: unknown): Problem[] {
  const { time_to: timeTo }: Readonly<Record<string, unknown>> = Object(request);
  const times: Readonly<Record<string, unknown>> = Object(timeTo);
  return laterStates.flatMap((state) => {
    const value = times[state];
    if (value === undefined || value === null || isTime(value)) return [];
    const field = `time_to.${state}`;
    return [{ code: 20001, field, message: `${field} must be a date-time, or a duration such as PT30M` }];
  });
}

/** Changes a conversation; what it says already is not changed, and nobody is told about it. */
export function answerPatchConversation(request: Change, call: Call): Reply<Wire<Conversation>> {
  const row = findResource(call, 'conversation', request.conversation_id);
  const times = timesOf(request, call.services.clock.now());
  refuseWrongTimes(times, call.services.clock.now());
  refuseWrongState(request, times, fieldsOfConversation(row).state);
  const changed = call.services.database.write(() => change(call, row, request, times));
  return { status: 200, body: conversationView(call, changed) };
}

function change(call: Call, row: ResourceRow, request: Change, times: readonly PlannedTime[]): ResourceRow {
  const before = fieldsOfConversation(row);
  keepDuration(call, row, times);
  const state = stateOf(request) ?? before.state;
  const timeTo = { ...before.time_to, ...Object.fromEntries(times.map(({ state: of, atMs }) => [of, dateOf(atMs)])) };
  const isWoken = state === 'active' && before.state === 'inactive' && timeTo.inactive === null;
  const after: ConversationFields = {
    title: request.title === undefined ? before.title : request.title,
    state,
    time_to: isWoken ? { ...timeTo, inactive: timeOfInactivity(call, row) ?? null } : timeTo,
    tags: request.tags ?? before.tags,
  };
  if (JSON.stringify(after) === JSON.stringify(before)) return row;
  const changed = changeConversation(call, row, after);
  if (JSON.stringify({ ...after, state: before.state }) !== JSON.stringify(before)) {
    const id = conversationIdOf(row);
    emitEvent(call, { type: 'conversation.updated', data: { conversation_id: id, state }, about: [id] });
  }
  return changed;
}

/** A duration counts anew from each message; a fixed time, or none, takes its place. */
function keepDuration({ services }: Call, { seq }: ResourceRow, times: readonly PlannedTime[]): void {
  const inactive = times.find(({ state }) => state === 'inactive');
  if (!inactive) return;
  services.database.run(
    'UPDATE conversation_activity SET inactive_after_ms = ? WHERE conversation = ?',
    inactive.afterMs,
    seq,
  );
}

function timesOf({ time_to: timeTo = {} }: Change, nowMs: number): PlannedTime[] {
  return laterStates.flatMap((state): PlannedTime[] => {
    const text = timeTo[state];
    if (text === undefined) return [];
    if (text === null) return [{ state, atMs: null, afterMs: null }];
    const afterMs = parseDurationMs(text) ?? null;
    return [{ state, atMs: afterMs === null ? Date.parse(text) : nowMs + afterMs, afterMs }];
  });
}

/** @throws {Refusal} 400 for times that are past. */
function refuseWrongTimes(times: readonly PlannedTime[], nowMs: number): void {
  const problems = times
    .filter(({ atMs }) => atMs !== null && atMs < nowMs)
    .map(({ state }) => ({ code: 20001, field: `time_to.${state}`, message: `time_to.${state} is past` }));
  if (problems.length > 0) throw new Refusal(400, problems);
}

/** @throws {Refusal} 409 for what the state does not allow: closed is final, and a state that was reached is not planned. */
function refuseWrongState(request: Change, times: readonly PlannedTime[], before: State): void {
  const problems: Problem[] = [];
  const add = (field: string, message: string): void => {
    problems.push({ code: generalCode(409), field, message: `${field}: ${message}` });
  };
  const asked = stateOf(request);
  if (before === 'closed' && asked !== undefined && asked !== 'closed') {
    add('state', 'the conversation is closed, and stays so until it is deleted');
  }
  const state = before === 'closed' ? before : (asked ?? before);
  for (const { state: later, atMs, afterMs } of times) {
    const isPassed = rankOf(later) <= rankOf(state);
    // How long it is active counts again when the next message comes.
    const isForLater = state === 'inactive' && afterMs !== null;
    if (atMs !== null && isPassed && !isForLater) add(`time_to.${later}`, `the conversation is ${state} already`);
  }
  if (problems.length > 0) throw new Refusal(409, problems);
}

function stateOf({ state }: Change): State | undefined {
  return conversationStates.find((each) => each === state);
}

function dateOf(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}

function isTime(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const durationMs = parseDurationMs(value);
  return durationMs === undefined ? isDateTime(value) : durationMs <= longestMs;
}

/** The contract checks the form of dates; here it is enough to know one from a duration. */
function isDateTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}[Tt ]/.test(text) && !Number.isNaN(Date.parse(text));
}
