import type { OperationFacts } from '@comms/core';
import { everyOperation } from './every-operation.ts';

interface Route {
  readonly operation: OperationFacts;
  readonly pattern: RegExp;
}

/** Those with fewer identifiers first, so that `/Contacts/Settings` is not taken for a contact. */
const routes: readonly Route[] = [...everyOperation.values()]
  .map((operation) => ({
    operation,
    pattern: new RegExp(`^(?:/comms\\.twilio\\.com)?/preview${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }))
  .sort((one, other) => identifiersIn(one.operation) - identifiersIn(other.operation));

/** The id of the operation that a request calls. */
export function operationOfRequest({ method, url }: Request): string {
  const { pathname } = new URL(url);
  const found = routes.find(({ operation, pattern }) => operation.method === method && pattern.test(pathname));
  if (!found) throw new Error(`No operation has ${method} ${pathname}.`);
  return found.operation.id;
}

/** The names of the identifiers in the path of an operation. */
export function identifierNames({ path }: OperationFacts): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

function identifiersIn(operation: OperationFacts): number {
  return identifierNames(operation).length;
}
