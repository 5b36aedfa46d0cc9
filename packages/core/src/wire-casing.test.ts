import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { createIn, fetchIn } from '../test/note-operations.ts';
import { commsPreview, commsV1, conversationsV1, conversationsV2, execute, proxyV1 } from './index.ts';

test('the preview API is sent JSON in snake_case', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, createIn(commsPreview), { listPicker: { buttonText: 'Go', listItems: [{ itemId: '1' }] } });

  expect(requests[0]?.headers.get('content-type')).toBe('application/json');
  expect(requests[0]?.body).toBe('{"list_picker":{"button_text":"Go","list_items":[{"item_id":"1"}]}}');
});

test.each([commsV1, conversationsV2])('$name is sent JSON in camelCase', async (api) => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, createIn(api), { listPicker: { buttonText: 'Go' } });

  expect(requests[0]?.headers.get('content-type')).toBe('application/json');
  expect(requests[0]?.body).toBe('{"listPicker":{"buttonText":"Go"}}');
});

test.each([conversationsV1, proxyV1])('$name is sent a form in PascalCase', async (api) => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, createIn(api), { friendlyName: 'A & B', uniqueName: 'é' });

  expect(requests[0]?.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
  expect(requests[0]?.body).toBe('FriendlyName=A%20%26%20B&UniqueName=%C3%A9');
});

test.each([commsPreview, conversationsV1, proxyV1])(
  '$name answers in snake_case, which becomes camelCase',
  async (api) => {
    const { client } = answeringClient(
      json({ unique_name: 'a', deep: { list_items: [{ sub_title: 'b' }, [{ in_list: 1 }]] } }),
    );

    const found = await execute(client, fetchIn(api), {});

    expect(found).toEqual({ uniqueName: 'a', deep: { listItems: [{ subTitle: 'b' }, [{ inList: 1 }]] } });
  },
);

test.each([commsV1, conversationsV2])('the camelCase names of $name come as they are', async (api) => {
  const { client } = answeringClient(json({ uniqueName: 'a', snake_case: 'b' }));

  const found = await execute(client, fetchIn(api), {});

  expect(found).toEqual({ uniqueName: 'a', snake_case: 'b' });
});

test.each([
  ['addressLine1', 'address_line_1'],
  ['numberBlockedLast3Months', 'number_blocked_last_3_months'],
  ['smsPumpingRiskScore', 'sms_pumping_risk_score'],
  ['id', 'id'],
])('the name %s is %s on the wire, and comes back', async (name, wireName) => {
  const { client, requests } = answeringClient(
    (request) => new Response(request.body, { headers: { 'content-type': 'application/json' } }),
  );

  const found = await execute(client, createIn(commsPreview), { [name]: 1 });

  expect(requests[0]?.body).toBe(JSON.stringify({ [wireName]: 1 }));
  expect(found).toEqual({ [name]: 1 });
});

test('a leading underscore of a name in an answer stays', async () => {
  const { client } = answeringClient(json({ _links_to: 1 }));

  const found = await execute(client, fetchIn(commsPreview), {});

  expect(found).toEqual({ _linksTo: 1 });
});

test('unknown fields and values of an answer pass through', async () => {
  const { client } = answeringClient(json({ brand_new: { status: 'SOMETHING_NEW' }, none: null, yes: true, list: [] }));

  const found = await execute(client, fetchIn(commsPreview), {});

  expect(found).toEqual({ brandNew: { status: 'SOMETHING_NEW' }, none: null, yes: true, list: [] });
});

test('a query is written in the casing of its family', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, fetchIn(commsPreview), { toAddress: 'x' });
  await execute(client, fetchIn(commsV1), { toAddress: 'x' });
  await execute(client, fetchIn(proxyV1), { toAddress: 'x' });

  expect(requests.map(({ url }) => new URL(url).search)).toEqual(['?to_address=x', '?toAddress=x', '?ToAddress=x']);
});
