import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import type { Services } from '../services.ts';
import type { Values } from '../templates/liquid.ts';
import { emailWriter, type WriteEmail } from './email-json.ts';
import { readEmailRequest } from './email-request.ts';

/** Writes stored e-mails as answers show them; what those of one send share is read once. */
export function writeEmails(services: Services, rows: readonly StoredDelivery[], baseURL: string): string[] {
  const writers = new Map<number, WriteEmail>();
  return rows.map((row) => {
    let write = writers.get(row.operation);
    if (!write) {
      const { account, operation_id: operationId, operation_resource: operationResource, created_at: createdAt } = row;
      const request = readEmailRequest(row.request);
      const owner = { services, account };
      write = emailWriter({ owner, operationId, operationResource, createdAt, request, baseURL });
      writers.set(row.operation, write);
    }
    return write(row, variablesOf(row));
  });
}

/** The values of the variables of one e-mail. */
export function variablesOf({ variables }: StoredDelivery): Values {
  return variables === null ? {} : JSON.parse(variables);
}
