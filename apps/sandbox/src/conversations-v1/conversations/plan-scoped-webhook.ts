import type { NewScopedWebhook, ScopedWebhookChanges } from '@comms/conversations-v1';
import type { FormWire } from '../../api/wire.ts';
import { isSid } from '../../sid.ts';
import { refused } from '../refused.ts';
import { afterEvents } from '../settings/auto-creation.ts';
import { checkWebhookURL } from '../settings/webhook-configuration.ts';
import type { ScopedWebhookFields } from './scoped-webhook-row.ts';

type Configuration = ScopedWebhookFields['configuration'];
type Given = NonNullable<FormWire<ScopedWebhookChanges>['Configuration']>;

const maxTriggers = 5;

/** How a conversation's own webhook begins. @throws {Refusal} 400 when something that its target needs is missing. */
export function planWebhook({
  Target: given,
  Configuration: settings = {},
}: FormWire<NewScopedWebhook>): ScopedWebhookFields {
  if (given === '') throw refused(50368, 'Target', 'is missing');
  const target = given.toLowerCase();
  if (target !== 'webhook' && target !== 'trigger' && target !== 'studio') {
    throw refused(50364, 'Target', 'must be webhook, trigger or studio');
  }
  const { ReplayAfter: replayAfter } = settings;
  const configuration = configure(target, {}, settings);
  return {
    target,
    configuration: { ...configuration, ...(replayAfter !== undefined && { replay_after: replayAfter }) },
  };
}

/** What of a webhook a request changes; its target stays. @throws {Refusal} 400 */
export function planWebhookChanges(
  { target, configuration }: ScopedWebhookFields,
  { Configuration: settings = {} }: FormWire<ScopedWebhookChanges>,
): ScopedWebhookFields {
  return { target, configuration: { ...configuration, ...configure(target, configuration, settings) } };
}

/** Each target has fields of its own: what it has no use for does not count. */
function configure(target: ScopedWebhookFields['target'], before: Configuration, given: Given): Configuration {
  if (target === 'studio') {
    const flow = given.FlowSid ?? before.flow_sid ?? '';
    if (!isSid('FW', flow)) throw refused(50367, 'Configuration.FlowSid', 'must be the SID of a flow (FW…)');
    return { flow_sid: flow };
  }
  const url = given.Url ?? before.url;
  if (!url) throw refused(50369, 'Configuration.Url', 'is missing');
  const called = { url: checkWebhookURL(url, 'Configuration.Url'), method: methodOf(given.Method ?? before.method) };
  if (target === 'trigger') return { ...called, triggers: triggersOf(given.Triggers ?? before.triggers) };
  return { ...called, filters: filtersOf(given.Filters ?? before.filters) };
}

function methodOf(method = 'post'): 'get' | 'post' {
  const lower = method.toLowerCase();
  if (lower === 'get' || lower === 'post') return lower;
  throw refused(20001, 'Configuration.Method', 'must be GET or POST');
}

function filtersOf(filters: readonly string[] = []): readonly string[] {
  const given = filters.filter((filter) => filter !== '');
  if (given.length === 0) throw refused(50370, 'Configuration.Filters', 'is missing: name events');
  const unknown = given.find((filter) => !afterEvents.includes(filter));
  if (unknown !== undefined) {
    throw refused(50365, 'Configuration.Filters', `${JSON.stringify(unknown)} is no event of a conversation`);
  }
  return [...new Set(given)];
}

function triggersOf(triggers: readonly string[] = []): readonly string[] {
  if (triggers.length === 0) throw refused(50371, 'Configuration.Triggers', 'is missing: name words');
  if (triggers.length > maxTriggers) throw refused(50362, 'Configuration.Triggers', `must be at most ${maxTriggers}`);
  if (triggers.some((word) => word.trim() === '' || word.length > 100)) {
    throw refused(50366, 'Configuration.Triggers', 'must be words of at most 100 characters');
  }
  return [...triggers];
}
