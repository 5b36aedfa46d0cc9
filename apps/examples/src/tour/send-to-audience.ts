// Writes to an audience, but not to those who have declined: contacts, a preference, and a send that obeys it.
import { ContactsAndAudiences } from '@comms/contacts';
import { Messages } from '@comms/messages';
import { startSandbox } from '@comms/sandbox';

const sandbox = await startSandbox();
await sandbox.clock.set({ mode: 'frozen' });
try {
  const contacts = new ContactsAndAudiences({ sandboxURL: sandbox.url });
  const { contacts: people } = await contacts.createContacts({
    contacts: [
      { firstName: 'Ada', addresses: [{ address: '+12065550100', channel: 'tel' }] },
      { firstName: 'Grace', addresses: [{ address: '+12065550101', channel: 'tel' }] },
      { firstName: 'Edith', addresses: [{ address: 'edith@example.com', channel: 'email' }] },
    ],
  });
  const names = new Map(people.map(({ id, firstName }) => [id, firstName]));

  const audience = await contacts.createAudience({ name: 'Readers' });
  for (const { id } of people) await contacts.addContactToAudience(audience.id, { contactId: id });

  const news = await contacts.createPreferences({
    name: 'News',
    channels: [{ channel: 'message', defaultOptIn: true }],
  });
  const grace = people.find(({ firstName }) => firstName === 'Grace');
  await contacts.updateOneContactPreference(grace?.id ?? '', news.id, {
    channels: [{ channel: 'message', status: 'opted_out' }],
  });

  const messages = new Messages({ sandboxURL: sandbox.url });
  const sent = await messages.sendMessages({
    from: { address: '+15005550006', channel: 'tel' },
    to: [{ audienceId: audience.id }],
    content: { text: 'There is news.' },
    processingOptions: { usePreference: { preferenceId: news.id } },
  });
  await sandbox.clock.advance(60_000);
  await sent.operation.wait({ deadlineMs: 10_000 });

  const { contactCount } = await contacts.fetchSingleAudience(audience.id);
  console.log(`The audience has ${contactCount} contacts.`);
  for (const { to, deliveryStatus } of await sent.operation.resources().toArray({ limit: 100 })) {
    const name = names.get(to?.[0]?.contactId ?? '') ?? 'nobody';
    const outcome = deliveryStatus?.delivered?.count ? 'delivered' : 'not sent';
    console.log(`${name.padEnd(6)} ${outcome}`);
  }
} finally {
  await sandbox.close();
}
