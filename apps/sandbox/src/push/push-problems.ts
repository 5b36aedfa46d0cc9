import type { DeliveryRow } from '../deliveries/delivery.ts';
import { type DeliveryProblem, problemsOfDelivery } from '../deliveries/delivery-view.ts';

/** Where the answers of push services are explained: three digits are none of the vendor's codes. */
const pushStatuses =
  'https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns';

/** Why a notification failed or was not delivered. */
export function problemsOfPush(row: DeliveryRow): { readonly errors?: readonly DeliveryProblem[] } {
  const { errors } = problemsOfDelivery(row);
  if (!errors) return {};
  return { errors: errors.map((error) => (error.code < 1000 ? { ...error, more_info: pushStatuses } : error)) };
}
