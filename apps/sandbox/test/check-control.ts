import { schemaProblems } from '@tooling/contract/check-by-schema';
import { expect } from 'vitest';
import { controlPaths } from '../src/control/description/openapi.ts';
import type { RouteDescription, Verb } from '../src/control/description/route.ts';

const start = '/_sandbox/v1';

/** Every answer that a test gets from the control API has to be as its description says. */
export function expectDescribed(method: string, path: string, status: number, body: unknown): void {
  const [pathname = ''] = path.slice(start.length).split('?', 1);
  const route = routeAt(pathname)?.[verbOf(method)];
  // What leads to nothing is refused, and so is what is wrong: all refusals are alike.
  if (!route) {
    expect(status, `${method} ${path} is not described`).toBe(404);
    return;
  }
  const answer = route.answers[status];
  if (!answer) {
    expect(status, `${method} ${path} answers ${status}, which is not described`).toBeGreaterThan(399);
    return;
  }
  const problems = answer.schema ? schemaProblems(answer.schema, body) : [];
  expect(problems, `${method} ${path}: ${JSON.stringify(body)?.slice(0, 2000)}`).toEqual([]);
}

function routeAt(path: string): Readonly<Partial<Record<Verb, RouteDescription>>> | undefined {
  const found = Object.keys(controlPaths)
    .filter((template) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path))
    // What stands in a path literally wins over an identifier.
    .sort((one, other) => Number(one.includes('{')) - Number(other.includes('{')));
  return controlPaths[found[0] ?? ''];
}

function verbOf(method: string): Verb {
  // A method that no route has finds none.
  return method.toLowerCase() as Verb;
}
