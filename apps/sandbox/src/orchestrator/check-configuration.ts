import type { Problem } from '../api/problem.ts';
import { addressProblem } from './channel-address.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Finds what the contract cannot say: rules with addresses that their channel does not have. */
export function checkConfiguration(request: unknown): Problem[] {
  const { channelSettings }: Fields = Object(request);
  return Object.entries<unknown>(Object(channelSettings)).flatMap(([channel, setting]) => {
    const { captureRules }: Fields = Object(setting);
    const rules: readonly unknown[] = Array.isArray(captureRules) ? captureRules : [];
    return rules.flatMap((rule, index) =>
      checkRule(channel, rule, `channelSettings.${channel}.captureRules[${index}]`),
    );
  });
}

function checkRule(channel: string, rule: unknown, place: string): Problem[] {
  const sides: Fields = Object(rule);
  return ['from', 'to'].flatMap((name) => {
    const address = sides[name];
    return address === '*' ? [] : addressProblem(channel, address, `${place}.${name}`);
  });
}
