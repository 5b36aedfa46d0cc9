import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** An e-mail as an SMTP server got it. */
export interface Caught {
  readonly from: string;
  readonly to: readonly string[];
  readonly email: Email;
}

/** A real SMTP server that keeps what it gets. */
export interface SmtpCatcher {
  readonly url: string;
  readonly caught: readonly Caught[];
  close(): Promise<void>;
}

/** What a server does with recipients and messages: it throws what it refuses. */
export interface CatcherRules {
  readonly port?: number;
  readonly onRecipient?: (address: string) => void;
  readonly onMessage?: (to: readonly string[]) => void | Promise<void>;
}

/** The reply of a server that refuses. */
export function smtpError(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}

/** Starts an SMTP server on a free port. */
export async function catchMail({ port = 0, onRecipient, onMessage }: CatcherRules = {}): Promise<SmtpCatcher> {
  const caught: Caught[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      try {
        onRecipient?.(address);
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo.map(({ address }) => address);
      const take = async (): Promise<void> => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk);
        await onMessage?.(to);
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        caught.push({ from, to, email: await PostalMime.parse(Buffer.concat(chunks)) });
      };
      take().then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address: string | AddressInfo | null = server.server.address();
  const listening = typeof address === 'object' && address ? address.port : port;
  return {
    url: `smtp://127.0.0.1:${listening}`,
    caught,
    close: async () => await new Promise((resolve) => server.close(() => resolve())),
  };
}
