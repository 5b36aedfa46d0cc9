// Sends an email with a file that was uploaded before, and shows what would have gone over the wire.
import { ContentAndMedia } from '@comms/content';
import { Emails } from '@comms/emails';
import { startSandbox } from '@comms/sandbox';

const sandbox = await startSandbox();
await sandbox.clock.set({ mode: 'frozen' });
try {
  const content = new ContentAndMedia({ sandboxURL: sandbox.url });
  const invoice = new File(['Invoice 1: 12 EUR\n'], 'invoice.txt', { type: 'text/plain' });
  const media = await content.uploadMedia({ file: invoice, fileName: invoice.name });
  console.log(`Uploaded ${media.fileName}: ${media.fileSize} bytes, ${media.mimeType}`);

  const emails = new Emails({ sandboxURL: sandbox.url });
  const sent = await emails.sendEmails({
    from: { address: 'shop@example.com', name: 'The shop' },
    to: [{ address: 'ada@example.com', name: 'Ada', variables: { name: 'Ada' } }],
    content: {
      subject: 'Your invoice, {{ name }}',
      text: 'Hello {{ name }}, it is attached.',
      html: '<p>Hello <b>{{ name }}</b>, it is attached.</p>',
      attachments: [{ mediaId: media.id }],
    },
  });
  await sandbox.clock.advance(60_000);
  const done = await sent.operation.wait({ deadlineMs: 10_000 });
  console.log(`${done.delivery?.delivered?.count} of ${done.delivery?.totalCount} delivered`);

  const response = await fetch(`${sandbox.url}/_sandbox/v1/emails/${sent.emails[0]?.id}/raw`);
  const mime = await response.text();
  console.log(
    mime
      .split('\r\n')
      .filter((line) => /^(From|To|Subject|Content-Disposition):/.test(line))
      .join('\n'),
  );
} finally {
  await sandbox.close();
}
