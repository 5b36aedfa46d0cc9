import { describe, expect, test } from 'vitest';
import { ConfigurationError } from './errors.ts';
import { assertSignature, SignatureError, sign, verifySignature } from './webhooks.ts';

const url = 'https://example.com/hook';
const body = '[{"type":"com.twilio.comms-api.message.delivered"}]';
const secret = 'the current token';

async function signedRequest(text: string = body): Promise<Request> {
  const signed = await sign({ url, body: text, secret });
  return new Request(signed.url, { method: 'POST', headers: signed.headers, body: text });
}

/** A body of endless zeros; `pulled` counts its parts of 1 KiB. */
function endlessBody(): { readonly stream: ReadableStream<Uint8Array>; readonly pulled: () => number } {
  let parts = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      parts += 1;
      controller.enqueue(new Uint8Array(1024));
    },
  });
  return { stream, pulled: () => parts };
}

describe('a Request', () => {
  test('is read, and its text is in the result', async () => {
    const request = await signedRequest();

    const result = await verifySignature(request, { secrets: secret });

    expect([result, request.bodyUsed]).toEqual([{ ok: true, secretIndex: 0, body }, true]);
  });

  test('that was read before is not raw', async () => {
    const request = await signedRequest();
    await request.json();

    const result = await verifySignature(request, { secrets: secret });

    expect(result).toMatchObject({ ok: false, reason: 'body-not-raw' });
  });

  test('whose body is being read elsewhere is not raw', async () => {
    const request = await signedRequest();
    request.body?.getReader();

    const result = await verifySignature(request, { secrets: secret });

    expect(result).toMatchObject({ ok: false, reason: 'body-not-raw' });
  });

  test('without a signature is refused unread', async () => {
    const request = new Request(url, { method: 'POST', body });

    const result = await verifySignature(request, { secrets: secret });

    expect([result.ok, request.bodyUsed]).toEqual([false, false]);
  });

  test('that comes in parts is put together', async () => {
    const { url: signedUrl, headers } = await sign({ url, body: 'Grüße', secret });
    const bytes = new TextEncoder().encode('Grüße');
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body: stream, duplex: 'half' };

    const result = await verifySignature(new Request(signedUrl, init), { secrets: secret });

    expect(result).toEqual({ ok: true, secretIndex: 0, body: 'Grüße' });
  });

  test('without an end is given up at the limit', async () => {
    const { headers } = await sign({ url, body, secret });
    const endless = endlessBody();
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body: endless.stream, duplex: 'half' };

    const result = await verifySignature(new Request(url, init), { secrets: secret, maxBytes: 10_240 });

    expect(result).toMatchObject({ ok: false, reason: 'too-large' });
    expect(endless.pulled()).toBeLessThan(15);
  });
});

describe('a body', () => {
  test.each([
    ['a parsed object', { type: 'x' }],
    ['a parsed list', []],
    ['undefined', undefined],
    ['null', null],
    ['a number', 1],
  ])('that is %s is not raw, and the hint says what to do', async (_form, parsed) => {
    const { url: signedUrl, headers } = await sign({ url, body, secret });
    const request = { url: signedUrl, headers, body: '' };
    Object.assign(request, { body: parsed });

    const result = await verifySignature(request, { secrets: secret });

    expect(result).toMatchObject({ ok: false, reason: 'body-not-raw', hint: expect.stringContaining('Verify first') });
  });

  test.each([
    ['text', 'ü'.repeat(50)],
    ['bytes', new TextEncoder().encode('ü'.repeat(50))],
  ])('of the most bytes passes, and of one more does not: %s', async (_form, large) => {
    const { url: signedUrl, headers } = await sign({ url, body: 'ü'.repeat(50), secret });
    const request = { url: signedUrl, headers, body: large };

    const atLimit = await verifySignature(request, { secrets: secret, maxBytes: 100 });
    const over = await verifySignature(request, { secrets: secret, maxBytes: 99 });

    expect([atLimit, over]).toMatchObject([{ ok: true }, { ok: false, reason: 'too-large' }]);
  });

  test('is limited to 1 MiB by default', async () => {
    const over = 'x'.repeat(1_048_577);
    const { url: signedUrl, headers } = await sign({ url, body: over, secret });

    const result = await verifySignature({ url: signedUrl, headers, body: over }, { secrets: secret });

    expect(result).toMatchObject({ ok: false, reason: 'too-large' });
  });

  test('never passes a limit that is not a number', async () => {
    const result = await verifySignature(await signedRequest(), { secrets: secret, maxBytes: Number.NaN });

    expect(result).toMatchObject({ ok: false, reason: 'too-large' });
  });

  test('of a form has at most 1000 parameters', async () => {
    const contentType = 'application/x-www-form-urlencoded';
    const most = Array.from({ length: 1000 }, (_, index) => `p${index}=1`).join('&');
    const { headers } = await sign({ url, body: most, contentType, secret });

    const atLimit = await verifySignature({ url, headers, body: most }, { secrets: secret });
    const over = await verifySignature({ url, headers, body: `${most}&q=1` }, { secrets: secret });

    expect([atLimit, over]).toMatchObject([{ ok: true }, { ok: false, reason: 'too-large' }]);
  });

  test('is not read for a URL of over 64 KiB', async () => {
    const request = { url: `${url}?${'a'.repeat(65_536)}`, headers: (await signedRequest()).headers, body };

    const result = await verifySignature(request, { secrets: secret });

    expect(result).toMatchObject({ ok: false, reason: 'too-large' });
  });
});

describe('secrets', () => {
  test('the one that signed is named by its index', async () => {
    const result = await verifySignature(await signedRequest(), { secrets: ['the next token', secret] });

    expect(result).toMatchObject({ ok: true, secretIndex: 1 });
  });

  test('a signature of none of them is a mismatch', async () => {
    const result = await verifySignature(await signedRequest(), { secrets: ['one', 'two'] });

    expect(result).toMatchObject({ ok: false, reason: 'mismatch' });
  });

  test.each([
    ['an empty text', ''],
    ['only spaces', '  '],
    ['no secret', []],
    ['an empty one among others', [secret, '']],
    ['more than 10', Array.from({ length: 11 }, () => secret)],
  ])('%s is an error of configuration', async (_form, secrets) => {
    const verifying = verifySignature(await signedRequest(), { secrets });

    await expect(verifying).rejects.toSatisfy((error) => ConfigurationError.isInstance(error));
  });

  test('a variable that is not set is an error of configuration', async () => {
    const options = { secrets: secret };
    Reflect.deleteProperty(options, 'secrets');

    const verifying = verifySignature(await signedRequest(), options);

    await expect(verifying).rejects.toSatisfy((error) => ConfigurationError.isInstance(error));
  });
});

describe('assertSignature', () => {
  test('a genuine webhook is returned', async () => {
    const verified = await assertSignature(await signedRequest(), { secrets: secret });

    expect(verified).toEqual({ ok: true, secretIndex: 0, body });
  });

  test('a refused webhook is thrown, with its reason and what to do', async () => {
    const asserting = assertSignature(await signedRequest(), { secrets: 'another token' });

    const error: unknown = await asserting.catch((reason: unknown) => reason);

    expect(SignatureError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ name: 'SignatureError', reason: 'mismatch', hint: expect.stringContaining('url') });
  });

  test('neither secret nor signature nor body shows in an error', async () => {
    const request = await signedRequest('{"text":"a private text"}');
    const signature = request.headers.get('x-twilio-signature') ?? 'none';

    const error = await assertSignature(request, { secrets: 'another token' }).catch((reason: Error) => reason);

    const shown = `${JSON.stringify(error)} ${String(error)} ${'stack' in error ? error.stack : ''}`;
    expect(shown).toContain('mismatch');
    for (const hidden of ['another token', signature, 'a private text']) expect(shown).not.toContain(hidden);
  });
});
