import type {
  CreateShortCodeRequest,
  DeleteShortCodeRequest,
  FetchShortCodeRequest,
  ListShortCodeRequest,
  ListShortCodeResponse,
  ShortCode,
  UpdateShortCodeRequest,
} from '@comms/proxy';
import type { Call, Reply } from '../../api/implement.ts';
import type { Problem } from '../../api/problem.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { byRules, sidWith, yesOrNo } from '../field-rules.ts';
import { proxyRefusal } from '../proxy-problem.ts';
import { readProxyPage } from '../proxy-view.ts';
import { findService } from '../services/service.ts';
import { numberWithSid } from './account-number.ts';
import { addToPool, reserve, takeOut } from './change-pool.ts';
import { findPoolNumber, type PoolRow, shortCodeView } from './pool-number.ts';
import { poolPage } from './pool-page.ts';

/** Finds fields of a short code that cannot be used. */
export const checkShortCode: (request: unknown) => Problem[] = byRules({ Sid: sidWith('SC'), IsReserved: yesOrNo });

export function answerListShortCodes(
  request: FormWire<ListShortCodeRequest>,
  call: Call,
): Reply<Wire<ListShortCodeResponse>> {
  const service = findService(call, request.ServiceSid);
  const { rows, meta } = readProxyPage<PoolRow>(call, request, poolPage(service, 'SC', 'short_codes'));
  return { status: 200, body: { short_codes: rows.map((row) => shortCodeView(call, service, row)), meta } };
}

export function answerCreateShortCode(
  { ServiceSid, Sid }: FormWire<CreateShortCodeRequest>,
  call: Call,
): Reply<Wire<ShortCode>> {
  const service = findService(call, ServiceSid);
  const shortCode = numberWithSid(call, Sid);
  if (!shortCode) throw proxyRefusal(80303, `The short code ${Sid} is not on this account`);
  return { status: 201, body: shortCodeView(call, service, addToPool(call, service, shortCode, false)) };
}

export function answerFetchShortCode(
  { ServiceSid, Sid }: FormWire<FetchShortCodeRequest>,
  call: Call,
): Reply<Wire<ShortCode>> {
  const service = findService(call, ServiceSid);
  return { status: 200, body: shortCodeView(call, service, findPoolNumber(call, service, 'SC', Sid)) };
}

export function answerUpdateShortCode(
  { ServiceSid, Sid, IsReserved }: FormWire<UpdateShortCodeRequest>,
  call: Call,
): Reply<Wire<ShortCode>> {
  const service = findService(call, ServiceSid);
  const row = reserve(call, service, findPoolNumber(call, service, 'SC', Sid), IsReserved);
  return { status: 200, body: shortCodeView(call, service, row) };
}

export function answerDeleteShortCode(
  { ServiceSid, Sid }: FormWire<DeleteShortCodeRequest>,
  call: Call,
): Reply<undefined> {
  takeOut(call, findPoolNumber(call, findService(call, ServiceSid), 'SC', Sid));
  return { status: 204 };
}
