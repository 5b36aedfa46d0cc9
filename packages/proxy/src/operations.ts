export {
  createMessageInteraction,
  deleteInteraction,
  fetchInteraction,
  fetchMessageInteraction,
  listInteraction,
  listMessageInteraction,
} from './interaction-operations.ts';
export {
  createPhoneNumber,
  createShortCode,
  deletePhoneNumber,
  deleteShortCode,
  fetchPhoneNumber,
  fetchShortCode,
  listPhoneNumber,
  listShortCode,
  updatePhoneNumber,
  updateShortCode,
} from './pool-operations.ts';
export { createService, deleteService, fetchService, listService, updateService } from './service-operations.ts';
export {
  createParticipant,
  createSession,
  deleteParticipant,
  deleteSession,
  fetchParticipant,
  fetchSession,
  listParticipant,
  listSession,
  updateSession,
} from './session-operations.ts';
