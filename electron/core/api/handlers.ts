/** The type of the handlers that answer the contract, and their table. */
import type { CallName, Calls, OutputOf, ProgressFor } from '../../contract/index.ts';
import type { z } from '../../contract/zod.ts';
import type { Kiosk } from './kiosk.ts';

/** What a handler gets beside its input. */
export interface HandlerContext<P> {
  kiosk: Kiosk;
  progress: (step: P) => void;
  signal: AbortSignal;
}

/** Answers one call; an expected failure is thrown as `Refused`, which `dispatch` turns into a result. */
export type Handler<N extends CallName> = (
  input: z.output<Calls[N]['input']>,
  context: HandlerContext<ProgressFor<N>>,
) => OutputOf<N> | Promise<OutputOf<N>>;

export type Handlers<N extends CallName> = { [K in N]: Handler<K> };
