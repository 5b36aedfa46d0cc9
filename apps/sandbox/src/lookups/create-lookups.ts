import { isIP } from 'node:net';
import type { AddressLookupInput, CreateAddressLookupsRequest, CreateAddressLookupsResponse } from '@comms/lookups';
import type { Call, Reply } from '../api/implement.ts';
import { type Problem, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import { addResource, resourceOf } from '../resources/resource.ts';
import { emailFacts } from './email-facts.ts';
import { lookupView } from './lookup-view.ts';
import { isPhoneCountry, phoneFacts } from './phone-facts.ts';
import { phonePackages } from './phone-packages.ts';

type Input = Wire<AddressLookupInput>;

/** Looks up every address, and keeps what was found. */
export function answerCreateAddressLookups(
  { addresses }: Wire<CreateAddressLookupsRequest>,
  call: Call,
): Reply<Wire<CreateAddressLookupsResponse>> {
  refuseUnknownContacts(addresses, call);
  const { database, clock, ids } = call.services;
  const at = clock.now();
  const rows = database.write(() => {
    const operationId = prefixedId('operation', ids.next());
    return addresses.map((input) => addResource(call, 'addresslookup', fieldsOf(input, operationId, at)));
  });
  return { status: 201, body: { address_lookups: rows.map(lookupView) } };
}

/** Finds what the contract cannot express. */
export function checkCreateAddressLookups(request: unknown): Problem[] {
  const { addresses }: { addresses?: unknown } = Object(request);
  if (!Array.isArray(addresses)) return [];
  return addresses.flatMap((input: unknown, index) => {
    const { ip_address: ipAddress, country_code: country }: Record<string, unknown> = Object(input);
    const problem = (field: string, message: string): Problem => ({
      code: 20001,
      field: `addresses[${index}].${field}`,
      message: `addresses[${index}].${field} ${message}`,
    });
    return [
      ...(typeof ipAddress === 'string' && isIP(ipAddress) === 0 ? [problem('ip_address', 'is no IP address')] : []),
      ...(typeof country === 'string' && !isPhoneCountry(country) ? [problem('country_code', 'is no country')] : []),
    ];
  });
}

/** @throws {Refusal} 400 with every contact that is not there. */
function refuseUnknownContacts(addresses: readonly Input[], call: Call): void {
  const problems = addresses.flatMap(({ contact_id: id }, index): Problem[] => {
    if (id === undefined || resourceOf(call, 'contact', id)) return [];
    const field = `addresses[${index}].contact_id`;
    return [{ code: 20001, field, message: `${field} is the identifier of no contact` }];
  });
  if (problems.length > 0) throw new Refusal(400, problems);
}

/** What is kept of a lookup, in the order in which answers show it. */
function fieldsOf(input: Input, operationId: string, at: number): object {
  const { type, address, contact_id: id } = input;
  const ends = { contact_id: id === undefined ? null : prefixedId('contact', id), operation_id: operationId };
  if (input.type === 'email') {
    const { source = null, ip_address: ipAddress = null } = input;
    return { type, address, ...emailFacts(address), source, ip_address: ipAddress, ...ends };
  }
  const facts = phoneFacts(address, input.country_code);
  const question = { phoneNumber: facts.phone_number ?? '', input, at };
  return { type, address, ...facts, ...phonePackages(question, facts.valid), ...ends };
}
