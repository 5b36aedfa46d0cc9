import { ApiError, type CommsError, HttpClient, OutcomeUnknownError } from '@comms/core';
import { expect, test } from 'vitest';
import { Emails, type SendEmailsRequest, type SendEmailsResponse } from './index.ts';

const id = 'comms_operation_01h9krwprkeee8fzqspvwy6nq8';
const request: SendEmailsRequest = {
  from: { address: 'shop@example.com' },
  to: [{ address: 'ada@example.com' }],
  content: { subject: 'a private subject', html: '<p>Hi</p>' },
};

/** What a send gives when the server answers so, and how many requests it took. */
async function sendingTo(answer: Response): Promise<{ result: unknown; requests: number }> {
  let requests = 0;
  const fetcher = async (): Promise<Response> => {
    requests += 1;
    return answer.clone();
  };
  const emails = new Emails({ security: { username: 'AC1', password: 'x' }, httpClient: new HttpClient({ fetcher }) });
  const result = await emails.sendEmails(request).catch((error: CommsError): CommsError | SendEmailsResponse => error);
  return { result, requests };
}

test('the answer to a send names its operation, and has a handle to it', async () => {
  const operationLocation = `https://comms.twilio.com/v1/Emails/Operations/${id}`;

  const { result } = await sendingTo(Response.json({ operationId: id, operationLocation }, { status: 202 }));

  expect(result).toMatchObject({ operationId: id, operationLocation, operation: { id } });
});

test.each([
  ['operationid', id],
  ['operation-location', `/v1/Emails/Operations/${id}`],
])('an answer without a body names its operation by the header %s', async (name, value) => {
  const { result } = await sendingTo(new Response(null, { status: 202, headers: { [name]: value } }));

  expect(result).toMatchObject({ operation: { id } });
});

test('a send that was refused names each field', async () => {
  const errors = [
    { code: 20001, message: 'Invalid address', infoUrl: 'https://example.com/20001', context: '$.to[0].address' },
    { code: 20001, message: 'Missing', context: '$.content.html' },
  ];

  const { result, requests } = await sendingTo(Response.json({ errors }, { status: 400 }));

  expect(result).toBeInstanceOf(ApiError);
  expect(result).toMatchObject({
    status: 400,
    effect: 'none',
    errors: [{ field: 'to[0].address', moreInfo: 'https://example.com/20001' }, { field: 'content.html' }],
  });
  expect(requests).toBe(1);
});

test('a send whose answer is lost is not sent again, and says what to search with', async () => {
  const { result, requests } = await sendingTo(new Response('<html>', { status: 502 }));

  expect(result).toBeInstanceOf(OutcomeUnknownError);
  expect(result).toMatchObject({ searchFor: { operation: 'v1.emails.listEmails' } });
  expect(JSON.stringify(result)).not.toContain('private');
  expect(requests).toBe(1);
});

test('an answer in the shape of the preview says which entry point to use', async () => {
  const made = { emails: [{ id: 'email_01h9krwprkeee8fzqspvwy6nq8' }], operation_id: 'operation_1' };

  const { result } = await sendingTo(Response.json(made, { status: 202 }));

  expect(result).toMatchObject({ effect: 'applied', message: expect.stringContaining('@comms/emails') });
});
