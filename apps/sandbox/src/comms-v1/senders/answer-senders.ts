import type {
  FetchOneSenderRequest,
  ListSendersRequest,
  ListSendersResponse,
  SearchSendersRequest,
  SearchSendersResponse,
  Sender,
} from '@comms/agents/v1';
import type { Call, Reply } from '../../api/implement.ts';
import type { Filter } from '../../api/pagination.ts';
import type { CamelWire } from '../../api/wire.ts';
import { type ResourceRow, resourceColumns } from '../../resources/resource.ts';
import { readV1Page, type V1PageRequest } from '../page.ts';
import { findSender, senderFilter, senderView } from './sender.ts';

/** Lists senders, the newest first. */
export function answerListSenders(
  request: CamelWire<ListSendersRequest>,
  call: Call,
): Reply<CamelWire<ListSendersResponse>> {
  return pageOfSenders(request, call, senderFilter(request));
}

/** Shows one sender. */
export function answerFetchOneSender(
  { senderId }: CamelWire<FetchOneSenderRequest>,
  call: Call,
): Reply<CamelWire<Sender>> {
  return { status: 200, body: senderView(findSender(call, senderId)) };
}

/** Finds the senders that have an address; e-mail addresses are the same in capitals, and WhatsApp's prefix may be left out. */
export function answerSearchSenders(
  request: CamelWire<SearchSendersRequest>,
  call: Call,
): Reply<CamelWire<SearchSendersResponse>> {
  const { address, channel, status } = request;
  const filter = senderFilter({ channel, status }).and(
    "lower(replace(r.fields ->> 'address', 'whatsapp:', '')) = lower(?)",
    address.replace(/^whatsapp:/, ''),
  );
  return pageOfSenders(request, call, filter);
}

function pageOfSenders(
  request: V1PageRequest,
  { services, account }: Call,
  filter: Filter,
): Reply<CamelWire<ListSendersResponse>> {
  const { rows, pagination } = readV1Page<ResourceRow>(services.database, request, {
    select: `SELECT ${resourceColumns} FROM resources r`,
    order: 'r.seq',
    filter: filter.and('r.account = ?', account).and('r.kind = ?', 'agent'),
  });
  return { status: 200, body: { senders: rows.map(senderView), pagination } };
}
