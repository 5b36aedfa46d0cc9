import { join } from 'node:path';
import { discoverOperations } from '../src/discover.ts';
import { type OperationContract, readContracts } from '../src/operation-contract.ts';
import { type OperationSchemas, operationSchemas } from '../src/operation-file.ts';

/** A workspace with one package, whose types have everything that the contract has a rule for. */
export const fixtureRoot: string = join(import.meta.dirname, 'fixture');

/** The contracts of the fixture's operations. */
export async function fixtureContracts(): Promise<OperationContract[]> {
  return await readContracts(await discoverOperations(fixtureRoot));
}

/** The committed form of each of the fixture's operations, by the last part of its id. */
export async function fixtureSchemas(): Promise<Record<string, OperationSchemas>> {
  const contracts = await fixtureContracts();
  return Object.fromEntries(contracts.map((one) => [one.facts.id.replace('notes.', ''), operationSchemas(one)]));
}
