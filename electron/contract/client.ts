/** A typed client over any transport, made from the table's types alone: the page carries no schemas for it. */
import type { CallName, InputOf, OutputOf, ProgressFor, Request } from './index.ts';
import type { Result } from './result.ts';

export interface CallOptions<P = unknown> {
  onProgress?: ((step: P) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Carries one request to the host and its answer back. Never throws: a lost host is the refusal `offline`. */
export type Transport = (request: Request, options: CallOptions) => Promise<Result<unknown>>;

export type Client = <N extends CallName>(
  name: N,
  input: InputOf<N>,
  options?: CallOptions<ProgressFor<N>>,
) => Promise<Result<OutputOf<N>>>;

/**
 * A client that sends each call through `transport`, with the desk's token while there is one.
 * The host has checked every answer against the table, so its type is taken at its word here.
 */
export function createClient(transport: Transport, desk?: () => string | undefined): Client {
  return async (name, input, options = {}) =>
    (await transport({ name, input, desk: desk?.() }, options as CallOptions)) as never;
}
