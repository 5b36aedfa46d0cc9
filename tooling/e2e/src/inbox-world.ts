import type { ClientOptions } from '@comms/core';
import { Comms } from '@comms/sdk';
import { fillPeople } from './inbox-people.ts';
import { cheerful, pictureOf } from './inbox-samples.ts';

/** A sandbox that is to be filled, and whose account it is to be. */
export interface InboxWorld {
  readonly account: ClientOptions & { readonly security: { readonly username: string; readonly password: string } };
  /** Sends a request to the control API. */
  control(method: string, path: string, body?: object): Promise<unknown>;
  /** Where webhooks and events go. */
  readonly receiver: string;
}

const shop = { address: '+12065550199', channel: 'tel' };
const chat = { address: '+12065550199', channel: 'whatsapp' };

/** Whose phones are in the pictures. */
const phones = { ada: '+12065550142', ben: '+12065550117', cleo: '+12065550163', dev: '+12065550188' } as const;

/** Lets the world of a small delivery company come to pass: something for each view of the page. */
export async function fillInbox(world: InboxWorld): Promise<void> {
  const comms = new Comms(world.account);
  await comms.eventSubscriptions.createSubscription({
    filters: { eventFilters: [{ type: 'message.delivered' }, { type: 'operation.completed' }] },
    sinks: { primary: { url: `${world.receiver}/events` } },
  });
  await fillPeople(world, comms);
  await sendPushes(comms);
  await sendEmails(comms);
  await sendMessages(world, comms);
  await askForCodes(comms);
  await passMinutes(world, 1);
  await talkWithAda(world, comms);
}

/** Lets time go by, and all that is due then happen. */
async function passMinutes({ control }: InboxWorld, minutes: number): Promise<void> {
  await control('POST', '/clock/advance', { by: `PT${minutes}M` });
}

async function sendMessages(world: InboxWorld, { messages }: Comms): Promise<void> {
  const sms = async (to: string, content: Parameters<typeof messages.sendMessages>[0]['content']) =>
    await messages.sendMessages({ from: shop, to: [{ address: to, channel: 'tel' }], content });
  const whatsapp = async (to: string, content: Parameters<typeof messages.sendMessages>[0]['content']) =>
    await messages.sendMessages({ from: chat, to: [{ address: to, channel: 'whatsapp' }], content });

  const everyone = Array.from({ length: 40 }, (_, index) => ({
    address: index % 13 === 6 ? '+15005551201' : `+1206555${String(2000 + index * 7)}`,
    channel: 'tel',
    variables: { name: ['Mia', 'Noah', 'Ines', 'Omar', 'Lea'][index % 5] ?? '' },
  }));
  await messages.sendMessages({
    from: shop,
    to: everyone,
    content: {
      text: 'Hi {{ name }}, Parcel & Co delivers on Saturdays from now on. See https://parcel.example/saturday',
    },
  });
  await passMinutes(world, 6);
  await sms('+15005551204', { text: 'Your parcel 4694 waits at the kiosk in Pine Street 12.' });
  await sms(phones.dev, { text: 'Your parcel 4702 has left the depot in Tacoma.' });
  await passMinutes(world, 9);
  await sms(phones.ben, {
    otp: { code: '482913' },
    text: 'Your code for Parcel & Co is {{ code }}. It is good for ten minutes.',
  });
  await passMinutes(world, 5);
  await whatsapp(phones.cleo, {
    listPicker: {
      text: 'When shall we bring parcel 4711?',
      buttonText: 'Choose a time',
      listItems: [
        { id: 'am', title: 'Morning', subtitle: '8:00 to 12:00' },
        { id: 'pm', title: 'Afternoon', subtitle: '13:00 to 17:00' },
        { id: 'eve', title: 'Evening', subtitle: '18:00 to 20:00' },
      ],
    },
  });
  await whatsapp(phones.cleo, {
    card: {
      title: 'Parcel 4711',
      subtitle: 'From Elliott Bay Books',
      text: 'Two books, 1.2 kg. Today it is on its way with Sam.',
      footer: 'Parcel & Co',
      actions: [
        { type: 'url', title: 'Follow the parcel', url: 'https://parcel.example/4711' },
        { type: 'phone_number', title: 'Call the driver', phoneNumber: '+12065550155' },
      ],
    },
  });
  await whatsapp(phones.cleo, {
    callToAction: {
      text: 'Not at home? Choose another day until noon.',
      actions: [{ type: 'url', title: 'Choose a day', url: 'https://parcel.example/4711/day' }],
    },
  });
  await passMinutes(world, 4);
}

/** A thread with a bit of everything. */
async function talkWithAda(world: InboxWorld, { messages, contentAndMedia }: Comms): Promise<void> {
  const tell = async (content: Parameters<typeof messages.sendMessages>[0]['content']): Promise<unknown> =>
    await messages.sendMessages({ from: chat, to: [{ address: phones.ada, channel: 'whatsapp' }], content });
  const photo = await contentAndMedia.uploadMedia({ file: pictureOf(cheerful), fileName: 'parcel-4711.png' });
  await tell({ text: 'Good morning Ada! Your parcel 4711 is on its way.' });
  await passMinutes(world, 1);
  await tell({ text: 'This is the one:', media: [{ mediaId: photo.id ?? '' }] });
  await passMinutes(world, 2);
  await reply(world, phones.ada, 'Lovely. Can you leave it with the neighbour?');
  await passMinutes(world, 1);
  await tell({
    location: { title: 'Pick-up point, Pine Street 12', latitude: 47.61206, longitude: -122.33575 },
  });
  await tell({
    quickReply: {
      text: 'Where shall Sam leave it?',
      replyItems: [
        { id: 'n', title: 'With the neighbour' },
        { id: 'k', title: 'At the kiosk' },
        { id: 'd', title: 'At my door' },
      ],
    },
  });
  await passMinutes(world, 2);
}

/** Writes as someone on WhatsApp. */
async function reply({ control, account }: InboxWorld, from: string, text: string): Promise<void> {
  await control('POST', '/inbound/messages', {
    account_sid: account.security.username,
    from: { address: from, channel: 'whatsapp' },
    to: chat,
    text,
  });
}

async function sendEmails({ emails }: Comms): Promise<void> {
  const from = { address: 'hello@parcel.example', name: 'Parcel & Co' };
  await emails.sendEmails({
    from,
    to: [{ address: 'bounced@parcel.example' }],
    content: { subject: 'We could not find your door', text: 'Please write to us which bell we should ring.' },
  });
  await emails.sendEmails({
    from,
    to: [{ address: 'ada@example.com', name: 'Ada Lane' }],
    cc: [{ address: 'office@parcel.example' }],
    replyTo: [{ address: 'help@parcel.example', name: 'Help' }],
    content: {
      subject: 'Your parcel 4711 comes today',
      text: 'Good morning Ada,\n\nyour parcel 4711 comes today between 14:00 and 16:00.\n\nhttps://parcel.example/4711',
      html: mailHtml,
      attachments: [
        { fileName: 'receipt-4711.txt', mimeType: 'text/plain', content: btoa('Parcel 4711: 12.40 USD, paid.') },
      ],
    },
  });
}

async function sendPushes({ pushNotifications }: Comms): Promise<void> {
  await pushNotifications.sendPushNotifications({
    to: [{ address: 'dead-phone', channel: 'fcm' }],
    content: { title: 'A new stop', text: 'Pine Street 12, before noon.' },
  });
  await pushNotifications.sendPushNotifications({
    to: [{ address: 'a1b2c3d4'.repeat(8), channel: 'apn' }],
    content: {
      title: 'Sam is two stops away',
      text: 'Parcel 4711 will be with you in about ten minutes.',
      clickAction: { url: 'https://parcel.example/4711' },
    },
  });
}

async function askForCodes({ identityVerification: verify }: Comms): Promise<void> {
  await verify.createFactor({
    type: 'totp',
    userIdentifier: 'ada@example.com',
    friendlyName: 'Parcel & Co: Ada Lane',
    config: { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
  });
  for (const address of [phones.dev, phones.ben, phones.ada]) {
    await verify.startVerification({ to: { address, channel: 'tel' } });
  }
  await verify.startVerification({ to: { address: 'cleo@example.com', channel: 'email' } });
}

const mailHtml = `<!doctype html>
<html><body style="margin:0;background:#f3f1ec;font-family:Georgia,serif;color:#2b2a27">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" cellpadding="0" cellspacing="0" style="max-width:520px;background:#fff;border-radius:12px">
<tr><td style="padding:28px 32px 0;font:600 14px sans-serif;color:#b4532a">PARCEL &amp; CO</td></tr>
<tr><td style="padding:8px 32px 0;font-size:28px;line-height:34px">It comes today, Ada.</td></tr>
<tr><td style="padding:16px 32px;font-size:16px;line-height:25px">Your parcel <b>4711</b> is in Sam&rsquo;s van. He will ring
between <b>14:00</b> and <b>16:00</b>.</td></tr>
<tr><td style="padding:8px 32px 32px"><a href="https://parcel.example/4711" style="display:inline-block;padding:12px 22px;
background:#b4532a;color:#fff;border-radius:8px;text-decoration:none;font:600 15px sans-serif">Follow the parcel</a></td></tr>
</table></td></tr></table></body></html>`;
