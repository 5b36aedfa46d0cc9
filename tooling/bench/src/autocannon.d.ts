declare module 'autocannon' {
  interface Load {
    readonly url: string;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    /** What is sent one after the other on each connection, in place of `body`. */
    readonly requests?: readonly { readonly body: string }[];
    readonly connections: number;
    /** In seconds. */
    readonly duration: number;
  }
  interface Result {
    readonly requests: { readonly mean: number };
    readonly latency: { readonly p99: number };
    readonly non2xx: number;
    readonly errors: number;
  }
  export default function autocannon(load: Load): Promise<Result>;
}
