import { checkDomain, createDomain, fetchOneDomain, listDomains, updateDomain } from '@comms/domains/operations';
import { type Implementation, implement } from '../api/implement.ts';
import { mustExist } from '../resources/resource.ts';
import {
  answerCreateDomain,
  answerFetchOneDomain,
  answerListDomains,
  answerUpdateDomain,
  checkCreateDomain,
} from './answer-domains.ts';
import { answerCheckDomain } from './check-domain.ts';

const domain = { find: mustExist('domain', 'domain_id') };

/** What carries out the operations of this group. */
export const domainOperations: readonly Implementation[] = [
  implement(createDomain, answerCreateDomain, { check: checkCreateDomain }),
  implement(listDomains, answerListDomains),
  implement(fetchOneDomain, answerFetchOneDomain, domain),
  implement(updateDomain, answerUpdateDomain, domain),
  implement(checkDomain, answerCheckDomain, domain),
];
