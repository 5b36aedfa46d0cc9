import type { Implementation } from './implement.ts';
import { type Match, OperationRouter } from './operation-router.ts';
import { refusal } from './problem.ts';

/** What of a request says where it belongs. */
export interface RequestPlace {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The `Host` header. */
  readonly host: string;
  /** The header that a redirect sets: the host that the client meant. */
  readonly intendedHost?: string | undefined;
}

/** An operation, and the base URL by which the client called it. */
export interface Place extends Match {
  readonly baseURL: string;
  /** What comes after that, without the query. */
  readonly path: string;
}

interface Family {
  /** As the literals of its operations name it. */
  readonly name: string;
  readonly host: string;
  /** Such as `/preview`. */
  readonly basePath: string;
  readonly router: OperationRouter;
}

/**
 * Finds the API family and the operation of a request.
 *
 * The family is known by the host that was called, by the header of a redirect, or by the first segment of the path
 * (`/comms.twilio.com/preview/Messages`). Where none of them says it, the path alone decides if only one family has it.
 */
export class ApiFamilies {
  readonly #families: Family[] = [];
  readonly #hosts = new Set<string>();

  constructor(implementations: readonly Implementation[]) {
    for (const implementation of implementations) this.#familyOf(implementation).router.add(implementation);
  }

  /** @throws {Refusal} 404 when there is no such operation, 421 when several families have it. */
  find(request: RequestPlace): Place {
    const { method, host, intendedHost } = request;
    const named = intendedHost ?? hostName(host);
    const [, first = ''] = request.path.split('/', 2);
    const family = familyHost(named);
    if (this.#hosts.has(family)) return this.#findIn(family, method, request.path, `https://${named}`);
    if (intendedHost !== undefined) throw refusal(404, `The sandbox has no API at ${intendedHost}`);
    if (this.#hosts.has(first)) {
      return this.#findIn(first, method, request.path.slice(first.length + 1), `http://${host}/${first}`);
    }
    return this.#findIn(undefined, method, request.path, `http://${host}`);
  }

  /**
   * The name of the family that a request is meant for, whether or not it has such an operation: refusals are written its way.
   *
   * Where several have the same base path and nothing else tells them apart, it is the one that knows the first segment.
   */
  nameOf({ path, host, intendedHost }: Omit<RequestPlace, 'method'>): string | undefined {
    const [, first = ''] = path.split('/', 2);
    const family = familyHost(intendedHost ?? hostName(host));
    const isNamed = this.#hosts.has(family);
    const meant = isNamed ? family : this.#hosts.has(first) ? first : undefined;
    const rest = isNamed || meant === undefined ? path : path.slice(first.length + 1);
    const possible = this.#families.filter(
      (each) => (meant === undefined || each.host === meant) && `${rest}/`.startsWith(`${each.basePath}/`),
    );
    if (possible.length === 1) return possible[0]?.name;
    const [known, other] = possible.filter(({ router, basePath }) => router.hasSegment(rest.slice(basePath.length)));
    return other ? undefined : known?.name;
  }

  #findIn(host: string | undefined, method: string, path: string, origin: string): Place {
    const found = this.#families.flatMap((family) => {
      const isMeant = (host === undefined || family.host === host) && path.startsWith(`${family.basePath}/`);
      const rest = path.slice(family.basePath.length);
      const match = isMeant ? family.router.find(method, rest) : undefined;
      return match ? [{ ...match, baseURL: origin + family.basePath, path: rest, host: family.host }] : [];
    });
    const [place, other] = found;
    if (!place) throw refusal(404, `There is nothing at ${method} ${path}`);
    if (other) {
      const hosts = found.map((each) => each.host).join(' or ');
      throw refusal(421, `${path} belongs to several APIs: put ${hosts} before it as the first segment of the path`);
    }
    return place;
  }

  #familyOf({ operation }: Implementation): Family {
    const { name } = operation.api;
    const { host, pathname: basePath } = new URL(operation.api.servers[0] ?? '');
    const known = this.#families.find((family) => family.host === host && family.basePath === basePath);
    if (known) return known;
    const family = { name, host, basePath, router: new OperationRouter() };
    this.#families.push(family);
    this.#hosts.add(host);
    return family;
  }
}

/** The host of a family that has one in each region: `proxy.sydney.au1.twilio.com` is of `proxy.twilio.com`. */
function familyHost(name: string): string {
  return name.replace(/^(\w+)\.[\w.-]+(\.twilio\.com)$/, '$1$2');
}

/** A host without its port. */
function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}
