import type {
  CreatePhoneNumberRequest,
  DeletePhoneNumberRequest,
  FetchPhoneNumberRequest,
  ListPhoneNumberRequest,
  ListPhoneNumberResponse,
  PhoneNumber,
  UpdatePhoneNumberRequest,
} from '@comms/proxy';
import type { Call, Reply } from '../../api/implement.ts';
import type { Problem } from '../../api/problem.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { byRules, sidWith, yesOrNo } from '../field-rules.ts';
import { invalidParameter, proxyRefusal } from '../proxy-problem.ts';
import { readProxyPage } from '../proxy-view.ts';
import { findService } from '../services/service.ts';
import { type AccountNumber, numberWithDigits, numberWithSid } from './account-number.ts';
import { addToPool, reserve, takeOut } from './change-pool.ts';
import { findPoolNumber, type PoolRow, phoneNumberView } from './pool-number.ts';
import { poolPage } from './pool-page.ts';

/** Finds fields of a phone number that cannot be used. */
export const checkPhoneNumber: (request: unknown) => Problem[] = byRules({
  Sid: sidWith('PN', 80407),
  PhoneNumber: {
    isRight: (text) => /^\+[1-9]\d{6,14}$/.test(text),
    words: 'a phone number in E.164 form, such as +14155551234',
    code: 80406,
  },
  IsReserved: yesOrNo,
});

export function answerListPhoneNumbers(
  request: FormWire<ListPhoneNumberRequest>,
  call: Call,
): Reply<Wire<ListPhoneNumberResponse>> {
  const service = findService(call, request.ServiceSid);
  const { rows, meta } = readProxyPage<PoolRow>(call, request, poolPage(service, 'PN', 'phone_numbers'));
  return { status: 200, body: { phone_numbers: rows.map((row) => phoneNumberView(call, service, row)), meta } };
}

export function answerCreatePhoneNumber(
  request: FormWire<CreatePhoneNumberRequest>,
  call: Call,
): Reply<Wire<PhoneNumber>> {
  const service = findService(call, request.ServiceSid);
  const row = addToPool(call, service, numberOf(request, call), request.IsReserved ?? false);
  return { status: 201, body: phoneNumberView(call, service, row) };
}

export function answerFetchPhoneNumber(
  { ServiceSid, Sid }: FormWire<FetchPhoneNumberRequest>,
  call: Call,
): Reply<Wire<PhoneNumber>> {
  const service = findService(call, ServiceSid);
  return { status: 200, body: phoneNumberView(call, service, findPoolNumber(call, service, 'PN', Sid)) };
}

export function answerUpdatePhoneNumber(
  { ServiceSid, Sid, IsReserved }: FormWire<UpdatePhoneNumberRequest>,
  call: Call,
): Reply<Wire<PhoneNumber>> {
  const service = findService(call, ServiceSid);
  const row = reserve(call, service, findPoolNumber(call, service, 'PN', Sid), IsReserved);
  return { status: 200, body: phoneNumberView(call, service, row) };
}

export function answerDeletePhoneNumber(
  { ServiceSid, Sid }: FormWire<DeletePhoneNumberRequest>,
  call: Call,
): Reply<undefined> {
  takeOut(call, findPoolNumber(call, findService(call, ServiceSid), 'PN', Sid));
  return { status: 204 };
}

/** The number of the account that a request names, by its SID or by itself. */
function numberOf({ Sid, PhoneNumber }: FormWire<CreatePhoneNumberRequest>, call: Call): AccountNumber {
  if (!Sid && !PhoneNumber) throw invalidParameter('PhoneNumber', 'Give the SID of a number, or the number itself.');
  const number = Sid ? numberWithSid(call, Sid) : numberWithDigits(call, PhoneNumber ?? '');
  if (!number) throw proxyRefusal(80301, `The number ${Sid || PhoneNumber} is not on this account`);
  if (PhoneNumber && number.number !== PhoneNumber) {
    throw proxyRefusal(80406, `The number with the SID ${Sid} is another one`, 'PhoneNumber');
  }
  return number;
}
