declare module 'autocannon' {
  interface Load {
    readonly url: string;
    readonly method: 'GET' | 'POST';
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    /** What is sent one after the other on each connection, in place of `body`. */
    readonly requests?: readonly {
      readonly method?: 'POST';
      readonly path?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
    }[];
    readonly connections: number;
    /** In seconds, unless `amount` says how many requests there are. */
    readonly duration?: number;
    readonly amount?: number;
    /** How long one request may take, in seconds. */
    readonly timeout?: number;
  }
  interface Result {
    readonly requests: { readonly mean: number };
    readonly latency: { readonly p99: number };
    readonly non2xx: number;
    readonly errors: number;
    /** In seconds. */
    readonly duration: number;
  }
  export default function autocannon(load: Load): Promise<Result>;
}
