import * as proxy from '@comms/proxy/operations';
import { type Call, type Identifiers, type Implementation, implementForm } from '../api/implement.ts';
import {
  answerDeleteInteraction,
  answerFetchInteraction,
  answerListInteractions,
} from './interactions/interaction-requests.ts';
import {
  answerCreateMessageInteraction,
  answerFetchMessageInteraction,
  answerListMessageInteractions,
} from './interactions/message-interaction-requests.ts';
import {
  answerCreatePhoneNumber,
  answerDeletePhoneNumber,
  answerFetchPhoneNumber,
  answerListPhoneNumbers,
  answerUpdatePhoneNumber,
  checkPhoneNumber,
} from './pool/number-requests.ts';
import { findPoolNumber } from './pool/pool-number.ts';
import {
  answerCreateShortCode,
  answerDeleteShortCode,
  answerFetchShortCode,
  answerListShortCodes,
  answerUpdateShortCode,
  checkShortCode,
} from './pool/short-code-requests.ts';
import { findService } from './services/service.ts';
import {
  answerCreateService,
  answerDeleteService,
  answerFetchService,
  answerListServices,
  answerUpdateService,
  checkService,
} from './services/service-requests.ts';
import { findParticipant } from './sessions/participant.ts';
import {
  answerCreateParticipant,
  answerDeleteParticipant,
  answerFetchParticipant,
  answerListParticipants,
  checkParticipant,
} from './sessions/participant-requests.ts';
import { findSession } from './sessions/session.ts';
import {
  answerCreateSession,
  answerDeleteSession,
  answerFetchSession,
  answerListSessions,
  answerUpdateSession,
  checkSession,
} from './sessions/session-requests.ts';

/** The operations of Proxy. */
export const proxyOperations: readonly Implementation[] = [
  implementForm(proxy.listService, answerListServices),
  implementForm(proxy.createService, answerCreateService, { check: checkService }),
  implementForm(proxy.fetchService, answerFetchService),
  implementForm(proxy.updateService, answerUpdateService, { check: checkService, find: itself }),
  implementForm(proxy.deleteService, answerDeleteService),
  implementForm(proxy.listPhoneNumber, answerListPhoneNumbers),
  implementForm(proxy.createPhoneNumber, answerCreatePhoneNumber, { check: checkPhoneNumber, find: service }),
  implementForm(proxy.fetchPhoneNumber, answerFetchPhoneNumber),
  implementForm(proxy.updatePhoneNumber, answerUpdatePhoneNumber, { check: checkPhoneNumber, find: phoneNumber }),
  implementForm(proxy.deletePhoneNumber, answerDeletePhoneNumber),
  implementForm(proxy.listShortCode, answerListShortCodes),
  implementForm(proxy.createShortCode, answerCreateShortCode, { check: checkShortCode, find: service }),
  implementForm(proxy.fetchShortCode, answerFetchShortCode),
  implementForm(proxy.updateShortCode, answerUpdateShortCode, { check: checkShortCode, find: shortCode }),
  implementForm(proxy.deleteShortCode, answerDeleteShortCode),
  implementForm(proxy.listSession, answerListSessions),
  implementForm(proxy.createSession, answerCreateSession, { check: checkSession, find: service }),
  implementForm(proxy.fetchSession, answerFetchSession),
  implementForm(proxy.updateSession, answerUpdateSession, { check: checkSession, find: sessionItself }),
  implementForm(proxy.deleteSession, answerDeleteSession),
  implementForm(proxy.listParticipant, answerListParticipants),
  implementForm(proxy.createParticipant, answerCreateParticipant, { check: checkParticipant, find: session }),
  implementForm(proxy.fetchParticipant, answerFetchParticipant),
  implementForm(proxy.deleteParticipant, answerDeleteParticipant),
  implementForm(proxy.listInteraction, answerListInteractions),
  implementForm(proxy.fetchInteraction, answerFetchInteraction),
  implementForm(proxy.deleteInteraction, answerDeleteInteraction),
  implementForm(proxy.listMessageInteraction, answerListMessageInteractions),
  implementForm(proxy.createMessageInteraction, answerCreateMessageInteraction, { find: participant }),
  implementForm(proxy.fetchMessageInteraction, answerFetchMessageInteraction),
];

function itself({ Sid = '' }: Identifiers, call: Call): void {
  findService(call, Sid);
}

function service({ ServiceSid = '' }: Identifiers, call: Call): void {
  findService(call, ServiceSid);
}

function phoneNumber({ ServiceSid = '', Sid = '' }: Identifiers, call: Call): void {
  findPoolNumber(call, findService(call, ServiceSid), 'PN', Sid);
}

function shortCode({ ServiceSid = '', Sid = '' }: Identifiers, call: Call): void {
  findPoolNumber(call, findService(call, ServiceSid), 'SC', Sid);
}

function sessionItself({ ServiceSid = '', Sid = '' }: Identifiers, call: Call): void {
  findSession(call, findService(call, ServiceSid), Sid);
}

function session({ ServiceSid = '', SessionSid = '' }: Identifiers, call: Call): void {
  findSession(call, findService(call, ServiceSid), SessionSid);
}

function participant({ ServiceSid = '', SessionSid = '', ParticipantSid = '' }: Identifiers, call: Call): void {
  findParticipant(call, findSession(call, findService(call, ServiceSid), SessionSid), ParticipantSid);
}
