import {
  type FaultAction,
  type FaultMatch,
  type FaultRule,
  type Latency,
  stageOf,
  webhookEffects,
} from '../faults/fault-action.ts';
import { longestMs } from '../faults/fault-effects.ts';
import type { BodyFields } from './body-fields.ts';

/** What faults can do. */
export const faultTypes = [
  'error',
  'latency',
  'reset_before',
  'reset_after_commit',
  'truncate',
  'slow_body',
  'malformed',
  'status',
  'operation',
  'webhook',
] as const;

type Type = (typeof faultTypes)[number];

/** By what each stage can be told from others, beside account, address and how often. */
const namesOf = {
  request: ['operation', 'family', 'method', 'path'],
  send: ['operation', 'family'],
  webhook: ['family', 'event', 'url'],
} as const;

/** Reads a fault that is to be set. */
export function readFaultRule(body: BodyFields): FaultRule {
  const matching = body.nested('match');
  const action = readAction(body.nested('action'));
  const match = readMatch(matching, action);
  body.finish();
  return { match, action };
}

function readMatch(fields: BodyFields, action: FaultAction): FaultMatch {
  const match: Record<string, unknown> = {};
  for (const name of ['account', 'address', ...namesOf[stageOf(action)]]) match[name] = fields.text(name);
  match['nth'] = fields.number('nth', { from: 1, isInteger: true });
  match['times'] = fields.number('times', { from: 1, isInteger: true });
  match['probability'] = fields.number('probability', { from: 0, to: 1 });
  fields.finishPart();
  return Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined));
}

function readAction(fields: BodyFields): FaultAction {
  const type = fields.oneOf('type', faultTypes);
  fields.require('type', type);
  const action = readFieldsOf(type, fields);
  fields.finishPart();
  return action;
}

function readFieldsOf(type: Type | undefined, fields: BodyFields): FaultAction {
  switch (type) {
    case 'error': {
      const status = fields.number('status', { from: 400, to: 599, isInteger: true });
      const code = readCode(fields);
      const retryAfter = fields.number('retry_after', { from: 0, isInteger: true });
      fields.require('status', status);
      return { type, status: status ?? 500, ...code, ...(retryAfter !== undefined && { retry_after: retryAfter }) };
    }
    case 'latency':
      return { type, ...readLatency(fields) };
    case 'slow_body': {
      const bytesPerSecond = fields.number('bytes_per_second', { from: 1 });
      fields.require('bytes_per_second', bytesPerSecond);
      return { type, bytes_per_second: bytesPerSecond ?? 1 };
    }
    case 'status': {
      const state = fields.oneOf('state', ['sent', 'undelivered', 'failed']);
      fields.require('state', state);
      return { type, state: state ?? 'failed', ...readCode(fields) };
    }
    case 'operation': {
      const effect = fields.oneOf('effect', ['stall', 'fail', 'partial_failure']);
      const percent = effect === 'partial_failure' ? fields.number('percent', { from: 0, to: 100 }) : undefined;
      fields.require('effect', effect);
      return { type, effect: effect ?? 'fail', ...(percent !== undefined && { percent }), ...readCode(fields) };
    }
    case 'webhook': {
      const effect = fields.oneOf('effect', webhookEffects);
      const ms = effect === 'delay' ? fields.number('ms', { from: 0, to: longestMs }) : undefined;
      fields.require('effect', effect);
      return { type, effect: effect ?? 'drop', ...(ms !== undefined && { ms }) };
    }
    default:
      return { type: type ?? 'malformed' };
  }
}

function readCode(fields: BodyFields): { readonly code?: number } {
  const code = fields.number('code', { from: 1, isInteger: true });
  return code === undefined ? {} : { code };
}

/** One of three ways to say it: the first that is there decides what is missing. */
function readLatency(fields: BodyFields): Latency {
  const range = { from: 0, to: longestMs };
  const from = fields.number('from', range);
  const to = fields.number('to', { from: from ?? 0, to: longestMs });
  if (from !== undefined || to !== undefined) {
    fields.require('from', from);
    fields.require('to', to);
    return { from: from ?? 0, to: to ?? 0 };
  }
  const median = fields.number('median', range);
  const sigma = fields.number('sigma', { from: 0, to: 10 });
  if (median !== undefined || sigma !== undefined) {
    fields.require('median', median);
    fields.require('sigma', sigma);
    return { median: median ?? 0, sigma: sigma ?? 0 };
  }
  const ms = fields.number('ms', range);
  fields.require('ms', ms);
  return { ms: ms ?? 0 };
}
