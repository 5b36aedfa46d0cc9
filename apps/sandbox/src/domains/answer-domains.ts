import type {
  CreateDomainRequest,
  Domain,
  DomainCapability,
  FetchOneDomainRequest,
  ListDomainsRequest,
  ListDomainsResponse,
  UpdateDomainRequest,
} from '@comms/domains';
import type { Call, Reply } from '../api/implement.ts';
import { type Problem, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { addResource, findResource, listResources, type Owner, type ResourceRow } from '../resources/resource.ts';
import { changeDomain, type DomainFields, domainView, newRecords } from './domain.ts';
import { readFamily } from './domain-family.ts';
import { checkDomainName } from './domain-name.ts';

const allCapabilities: readonly DomainCapability[] = ['links', 'email'];

/** Finds what the contract cannot say of a new domain well: what is wrong with its name. */
export function checkCreateDomain(request: unknown): Problem[] {
  return typeof request === 'object' && request ? checkDomainName(Reflect.get(request, 'domain_name')) : [];
}

/**
 * Adds a domain with the records that have to be set up.
 *
 * @throws {Refusal} 409 where the account has it.
 */
export function answerCreateDomain(request: Wire<CreateDomainRequest>, call: Call): Reply<Wire<Domain>> {
  const name = request.domain_name.toLowerCase();
  refuseKnown(call, name);
  const capabilities = [...new Set(request.capabilities ?? allCapabilities)];
  const fields: DomainFields = { domain_name: name, is_default: false, capabilities, dns: [] };
  const row = call.services.database.write(() =>
    addResource(call, 'domain', { ...fields, dns: newRecords(call, fields) }),
  );
  return show(row, call);
}

/** Lists domains, the newest first. */
export function answerListDomains(request: Wire<ListDomainsRequest>, call: Call): Reply<Wire<ListDomainsResponse>> {
  const { rows, pagination } = listResources(call, 'domain', request);
  const family = readFamily(call);
  return { status: 200, body: { domains: rows.map((row) => domainView(row, family)), pagination } };
}

/** Shows one domain. */
export function answerFetchOneDomain({ domain_id: id }: Wire<FetchOneDomainRequest>, call: Call): Reply<Wire<Domain>> {
  return show(findResource(call, 'domain', id), call);
}

/** Makes a domain the default one, or changes what it is used for. */
export function answerUpdateDomain(request: Wire<UpdateDomainRequest>, call: Call): Reply<Wire<Domain>> {
  const { domain_id: id, is_default: isDefault, capabilities } = request;
  const row = findResource(call, 'domain', id);
  const before: DomainFields = JSON.parse(row.fields);
  const fields: DomainFields = {
    ...before,
    is_default: isDefault ?? before.is_default,
    capabilities: capabilities ? [...new Set(capabilities)] : before.capabilities,
  };
  const changed = call.services.database.write(() => {
    if (isDefault) clearDefault(call, row.seq);
    return changeDomain(call, row, { ...fields, dns: newRecords(call, fields) });
  });
  return show(changed, call);
}

function show(row: ResourceRow, call: Call): Reply<Wire<Domain>> {
  return { status: 200, body: domainView(row, readFamily(call)) };
}

function refuseKnown({ services: { database }, account }: Owner, name: string): void {
  const isKnown = database.get(
    `SELECT 1 FROM resources WHERE account = ? AND kind = 'domain' AND deleted_at IS NULL
      AND fields ->> 'domain_name' = ?`,
    account,
    name,
  );
  if (!isKnown) return;
  throw new Refusal(409, { code: 20409, field: 'domain_name', message: `domain_name: ${name} was added before` });
}

/** One domain at most is the default: those that were are so no longer. */
function clearDefault({ services: { database, clock }, account }: Owner, except: number): void {
  database.run(
    `UPDATE resources SET fields = json_set(fields, '$.is_default', json('false')), updated_at = ?
      WHERE account = ? AND kind = 'domain' AND seq <> ? AND fields ->> 'is_default'`,
    clock.now(),
    account,
    except,
  );
}
