import { addInbound } from '../../deliveries/add-inbound.ts';
import { sendOne } from '../../deliveries/send-one.ts';
import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import { wishIn } from '../../inbound/consent-words.ts';
import { hasStopped } from '../../inbound/opt-outs.ts';
import type { Received } from '../../inbound/receive-message.ts';
import type { Owner } from '../../resources/resource.ts';
import { sidOf } from '../../sid.ts';
import { interactionOrigin } from '../interactions/interaction-effect.ts';
import { addressOf, identifierOf } from '../sessions/identifier.ts';
import type { HandedOn, Incoming, ReachableContact } from './incoming.ts';
import type { Verb } from './twiml.ts';

/** A message that comes in to a proxy number. */
export class IncomingMessage implements Incoming {
  readonly type = 'message';
  readonly status = 'delivered';
  readonly unfit = { mode: 'voice-only', code: 80910 };
  readonly from: string;
  readonly to: string;
  readonly data: string;
  readonly dropCode: number | undefined;
  /** As it was kept; undefined before that. */
  row: StoredDelivery | undefined;
  readonly #owner: Owner;
  readonly #received: Received;
  readonly #text: string;

  constructor(owner: Owner, received: Received) {
    this.#owner = owner;
    this.#received = received;
    this.#text = received.content.text ?? '';
    this.from = identifierOf(received.from);
    this.to = identifierOf(received.to);
    this.data = JSON.stringify({ body: this.#text });
    const wish = wishIn(this.#text, hasStopped(owner, received.to.address, received.from.address));
    this.dropCode = wish === 'stop' || wish === 'start' ? 80901 : undefined;
  }

  readonly keep = (): string => {
    const { from, to, content, tags } = this.#received;
    this.row ??= addInbound(this.#owner, { from, to: [to], content, tags });
    return sidOf('SM', this.row.id);
  };

  readonly handOn = (contact: ReachableContact, interactionSid: string): HandedOn => {
    const sent = sendOne(this.#owner, {
      from: addressOf(contact.partner_proxy_identifier),
      to: addressOf(contact.partner_identifier),
      content: this.#received.content,
      origin: `${interactionOrigin}_${interactionSid}`,
    });
    return {
      outbound_resource_sid: sent.sid,
      outbound_resource_status: 'queued',
      call_outcome: null,
      call_seconds: null,
    };
  };

  readonly fields = (accountSid: string): Readonly<Record<string, string>> => {
    const sid = sidOf('SM', this.row?.id ?? '');
    const files = (this.#received.content.media ?? []).flatMap((file) => ('url' in file ? [file.url] : []));
    return {
      MessageSid: sid,
      SmsSid: sid,
      SmsMessageSid: sid,
      AccountSid: accountSid,
      From: this.from,
      To: this.to,
      Body: this.#text,
      NumMedia: String(files.length),
      ...Object.fromEntries(files.map((url, index) => [`MediaUrl${index}`, url])),
      NumSegments: '1',
      SmsStatus: 'received',
      ApiVersion: '2010-04-01',
    };
  };

  /** A `Message` is an answer to whom has written. */
  readonly follow = (verbs: readonly Verb[]): object => {
    const replies = verbs.filter(({ name }) => name === 'Message').map(({ text }) => this.#reply(text));
    return { twiml: verbs, reply_sids: replies };
  };

  #reply(text: string): string {
    const { from, to } = this.#received;
    return sendOne(this.#owner, { from: to, to: from, content: { text }, origin: `message_${this.row?.id}` }).sid;
  }
}
