/**
 * One call from a host: is it in the table, may this caller make it, is the input of its shape; then the handler; is the
 * output of its shape, and the refusal one of those the table names. What remains is a bug and says `internal`, no more.
 */
import type { Call } from '../../contract/call.ts';
import { commonErrors } from '../../contract/call.ts';
import type { CallOptions } from '../../contract/client.ts';
import { type CallName, calls, type Request } from '../../contract/index.ts';
import type { Unfinished } from '../../contract/letters.ts';
import { type Code, ok, refuse, Refused, type Result } from '../../contract/result.ts';
import { z } from '../../contract/zod.ts';
import { attendeeHandlers } from './attendee.ts';
import type { HandlerContext } from './handlers.ts';
import { hostHandlers } from './host.ts';
import type { Kiosk } from './kiosk.ts';

type AnyHandler = (input: unknown, context: HandlerContext<unknown>) => unknown;
type Table = Readonly<Record<string, AnyHandler>>;

/** What a kiosk needs on which people sign: begun at once, so that a lock that comes after a call stops it. */
const handlers = { ...attendeeHandlers, ...hostHandlers } as unknown as Table;

/** Answers a call. Never throws; `onBug` hears of what should not have happened. */
export async function dispatch(
  kiosk: Kiosk,
  { name, input, desk }: Request,
  { onProgress, signal = new AbortController().signal }: CallOptions,
  onBug: (error: unknown) => void,
): Promise<Result<unknown>> {
  if (!Object.hasOwn(calls, name)) return refuse('unknown_call');
  const call: Call = calls[name as CallName];
  try {
    const handler = handlers[name] ?? (await organisers())[name]!;
    // From here to the handler nothing waits: who was let in is let in still.
    checkRole(kiosk, call, desk);
    const parsed = z.safeParse(call.input, input);
    if (!parsed.success) return refuse('bad_input', parsed.error.issues[0]?.path.join('.') ?? '');
    const progress = (step: unknown): void => onProgress?.(step);
    const output = await (call.role === 'attendee'
      ? handler(parsed.data, { kiosk, signal, progress })
      : atDesk(kiosk, { name, call, input: parsed.data }, signal, (heard) =>
          handler(parsed.data, { kiosk, signal: heard, progress }),
        ));
    return ok(z.parse(call.output, output));
  } catch (error) {
    return refusal(call, error, onBug);
  }
}

/** The greater part of the program, read when an organiser first asks for something. */
const organisers = async (): Promise<Table> => (await import('./organisers.ts')).organiserHandlers as never;

interface DeskCall {
  name: string;
  call: Call;
  input: unknown;
}

/**
 * Runs a desk's call, which ends with the desk: what a lock stops is refused as `locked`, even where the handler took it for a
 * cancel, and remembered if the desk goes on with it after the next unlock.
 */
async function atDesk(
  { session, unfinished }: Kiosk,
  { name, call, input }: DeskCall,
  signal: AbortSignal,
  work: (heard: AbortSignal) => unknown,
): Promise<unknown> {
  const { ending } = session;
  if (call.resumes) unfinished.begin(name);
  try {
    return await session.during(async () => work(ending ? AbortSignal.any([signal, ending]) : signal));
  } catch (error) {
    const isStopped = error instanceof Refused && ['cancelled', 'locked'].includes(error.failure.code);
    if (!isStopped || !ending?.aborted) throw error;
    if (call.resumes) unfinished.interrupted({ call: name, input } as Unfinished);
    const { finished } = error.failure;
    throw new Refused('locked', undefined, { cause: error, ...(finished !== undefined && { finished }) });
  }
}

/** @throws Refused `not_allowed`, `no_keys` or `locked` */
function checkRole(kiosk: Kiosk, { role }: Call, desk: string | undefined): void {
  if (role === 'attendee') return;
  const isDesk = kiosk.session.isDesk(desk);
  if (role === 'setup' && !isDesk && kiosk.activeId() === undefined) return;
  if (!isDesk) throw new Refused('not_allowed');
  if (role === 'keys' && !kiosk.session.hasKeys()) {
    throw new Refused(kiosk.pin().mode === 'field' ? 'no_keys' : 'locked');
  }
}

function refusal(call: Call, error: unknown, onBug: (error: unknown) => void): Result<never> {
  if (!(error instanceof Refused)) {
    onBug(error);
    return refuse('internal');
  }
  const { code } = error.failure;
  const named: readonly Code[] = [...commonErrors, ...call.errors, 'no_keys', 'locked'];
  if (named.includes(code)) return { ok: false, error: error.failure };
  onBug(error);
  return refuse('internal', code);
}
