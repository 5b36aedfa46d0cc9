import type { FaultAction, FaultMatch, FaultRule } from '../faults/fault-action.ts';
import type { BodyFields } from './body-fields.ts';

const types = ['error', 'latency', 'reset_before', 'reset_after_commit', 'truncate', 'slow_body', 'malformed'] as const;

/** Reads a fault that is to be set. */
export function readFaultRule(body: BodyFields): FaultRule {
  const match = readMatch(body.nested('match'));
  const action = readAction(body.nested('action'));
  body.finish();
  return { match, action };
}

function readMatch(fields: BodyFields): FaultMatch {
  const operation = fields.text('operation');
  const account = fields.text('account');
  const nth = fields.number('nth', { from: 1, isInteger: true });
  const times = fields.number('times', { from: 1, isInteger: true });
  const probability = fields.number('probability', { from: 0, to: 1 });
  fields.finishPart();
  return {
    ...(operation !== undefined && { operation }),
    ...(account !== undefined && { account }),
    ...(nth !== undefined && { nth }),
    ...(times !== undefined && { times }),
    ...(probability !== undefined && { probability }),
  };
}

function readAction(fields: BodyFields): FaultAction {
  const type = fields.oneOf('type', types);
  fields.require('type', type);
  const action = readFieldsOf(type, fields);
  fields.finishPart();
  return action;
}

function readFieldsOf(type: (typeof types)[number] | undefined, fields: BodyFields): FaultAction {
  switch (type) {
    case 'error': {
      const status = fields.number('status', { from: 400, to: 599, isInteger: true });
      const code = fields.number('code', { from: 1, isInteger: true });
      const retryAfter = fields.number('retry_after', { from: 0, isInteger: true });
      fields.require('status', status);
      return {
        type,
        status: status ?? 500,
        ...(code !== undefined && { code }),
        ...(retryAfter !== undefined && { retry_after: retryAfter }),
      };
    }
    case 'latency': {
      const ms = fields.number('ms', { from: 0, to: 600_000 });
      fields.require('ms', ms);
      return { type, ms: ms ?? 0 };
    }
    case 'slow_body': {
      const bytesPerSecond = fields.number('bytes_per_second', { from: 1 });
      fields.require('bytes_per_second', bytesPerSecond);
      return { type, bytes_per_second: bytesPerSecond ?? 1 };
    }
    default:
      return { type: type ?? 'malformed' };
  }
}
