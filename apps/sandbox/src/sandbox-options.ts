/** How a sandbox is started. */
export interface SandboxOptions {
  /**
   * The port to listen on; 0 takes a free one.
   *
   * @default 0
   */
  readonly port?: number | undefined;
  /**
   * Whether it listens at all. One that does not answers by its `fetch` only, and takes no port.
   *
   * @default true
   */
  readonly listen?: boolean | undefined;
  /**
   * The address to listen on. Where other machines can reach it, the control API needs a token, and accounts have to be made.
   *
   * @default "127.0.0.1"
   */
  readonly host?: string | undefined;
  /**
   * What the control API and the page ask for.
   *
   * @default none on this machine's loopback address, else a new one: see `Sandbox.token`
   */
  readonly token?: string | undefined;
  /**
   * Names beside `localhost` and its address by which the sandbox may be called, such as that of a container.
   *
   * @default none
   */
  readonly allowedHosts?: readonly string[] | undefined;
  /**
   * The file that keeps everything.
   *
   * @default memory: everything is gone at the end
   */
  readonly data?: string | undefined;
  /**
   * What draws are made from: the same seed and the same times give the same identifiers and the same course of events.
   *
   * @default the data file's, or a new one
   */
  readonly seed?: number | undefined;
  /**
   * A JSON file that describes the world to begin with: see `POST /_sandbox/v1/seed`. A data file that has accounts already is
   * left as it is.
   *
   * @default an empty world
   */
  readonly seedFile?: string | undefined;
  /**
   * Refuses operations with 501 that are simulated less faithfully: 1 validated, 2 stateful, 3 lives over time, 4 has effects.
   *
   * @default 1: none
   */
  readonly minFidelity?: number | undefined;
  /**
   * Lets in only accounts that were made by the control API.
   *
   * @default false
   */
  readonly strictAuth?: boolean | undefined;
  /**
   * Lets events be delivered to addresses that are not on this machine.
   *
   * @default false
   */
  readonly allowRemoteSinks?: boolean | undefined;
  /**
   * How many events are delivered in one webhook at most, when several wait; 1 gives each a webhook of its own.
   *
   * @default 100
   */
  readonly eventBatchSize?: number | undefined;
  /**
   * The code of every verification that is started without one: 4 to 10 letters and digits.
   *
   * @default each gets its own, which nobody can foresee
   */
  readonly otp?: string | undefined;
  /**
   * Where the records of domains are looked up: in a DNS of the sandbox's own, or in that of the world.
   *
   * @default "fake": all is set up, unless the name of a domain or the control API says otherwise
   */
  readonly dns?: 'fake' | 'real' | undefined;
  /**
   * The server that is asked with `dns: 'real'`, such as `127.0.0.1:5353`.
   *
   * @default those that the machine asks
   */
  readonly dnsServer?: string | undefined;
  /**
   * A real SMTP server that gets each e-mail when it is sent, such as `smtp://127.0.0.1:1025`; what it refuses is undelivered.
   *
   * @default none: e-mails stay in the sandbox
   */
  readonly smtp?: string | undefined;
}
