import type { Implementation } from './implement.ts';

/** An operation that a path leads to, with the identifiers in the path. */
export interface Match {
  readonly implementation: Implementation;
  /** By their wire names, such as `message_id`. */
  readonly identifiers: Readonly<Record<string, string>>;
}

interface Route {
  readonly implementation: Implementation;
  readonly names: readonly string[];
}

interface Branch {
  readonly literal: Map<string, Branch>;
  readonly routes: Map<string, Route>;
  parameter?: Branch;
}

/** Finds the operations of one API family by verb and path. What stands in a path literally wins over an identifier. */
export class OperationRouter {
  readonly #root: Branch = newBranch();

  add(implementation: Implementation): void {
    const { path, method, api, id } = implementation.operation;
    let branch = this.#root;
    const names: string[] = [];
    for (const segment of path.split('/').slice(1)) {
      const name = /^\{(\w+)\}$/.exec(segment)?.[1];
      if (name) names.push(api.encoding.wireName(name));
      branch = name ? parameterBranch(branch) : literalBranch(branch, segment);
    }
    if (branch.routes.has(method)) throw new Error(`${id}: another operation has ${method} ${path}.`);
    branch.routes.set(method, { implementation, names });
  }

  /** Whether any operation has the first segment of a path, in capitals or not. */
  hasSegment(path: string): boolean {
    const [, first = ''] = path.toLowerCase().split('/', 2);
    return [...this.#root.literal.keys()].some((segment) => segment.toLowerCase() === first);
  }

  find(method: string, path: string): Match | undefined {
    const values: string[] = [];
    const route = walk(this.#root, method, path.split('/').slice(1), values);
    if (!route) return undefined;
    return {
      implementation: route.implementation,
      identifiers: Object.fromEntries(route.names.map((name, index) => [name, values[index] ?? ''])),
    };
  }
}

function newBranch(): Branch {
  return { literal: new Map(), routes: new Map() };
}

function literalBranch({ literal }: Branch, segment: string): Branch {
  const branch = literal.get(segment) ?? newBranch();
  literal.set(segment, branch);
  return branch;
}

function parameterBranch(branch: Branch): Branch {
  branch.parameter ??= newBranch();
  return branch.parameter;
}

function walk(branch: Branch, method: string, segments: readonly string[], values: string[]): Route | undefined {
  const [segment, ...rest] = segments;
  if (segment === undefined) return branch.routes.get(method);
  const next = branch.literal.get(segment);
  const route = next && walk(next, method, rest, values);
  if (route || !branch.parameter || segment === '') return route;
  const depth = values.length;
  values.push(decodeSegment(segment));
  const found = walk(branch.parameter, method, rest, values);
  if (!found) values.length = depth;
  return found;
}

/** An identifier with a broken escape is one that does not exist. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
