/**
 * One call from a host: is it in the table, may this caller make it, is the input of its shape; then the handler; is the
 * output of its shape, and the refusal one of those the table names. What remains is a bug and says `internal`, no more.
 */
import type { Call } from '../../contract/call.ts';
import { commonErrors } from '../../contract/call.ts';
import type { CallOptions } from '../../contract/client.ts';
import { type CallName, calls, type Request } from '../../contract/index.ts';
import { type Code, ok, refuse, Refused, type Result } from '../../contract/result.ts';
import { z } from '../../contract/zod.ts';
import { attendeeHandlers } from './attendee.ts';
import { custodyHandlers } from './custody.ts';
import { deliveryHandlers } from './delivery.ts';
import { endingHandlers } from './ending.ts';
import { entriesHandlers } from './entries.ts';
import type { HandlerContext, Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { letterHandlers } from './letters.ts';
import { deskHandlers } from './meeting.ts';
import { preflightHandlers } from './preflight.ts';
import { rescueHandlers } from './rescue.ts';
import { setupHandlers } from './setup.ts';
import { syncHandlers } from './sync.ts';

const handlers: Handlers<CallName> = {
  ...attendeeHandlers,
  ...setupHandlers,
  ...deskHandlers,
  ...letterHandlers,
  ...syncHandlers,
  ...rescueHandlers,
  ...entriesHandlers,
  ...preflightHandlers,
  ...custodyHandlers,
  ...endingHandlers,
  ...deliveryHandlers,
};

type AnyHandler = (input: unknown, context: HandlerContext<unknown>) => unknown;

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
    checkRole(kiosk, call, desk);
    const parsed = z.safeParse(call.input, input);
    if (!parsed.success) return refuse('bad_input', parsed.error.issues[0]?.path.join('.') ?? '');
    const context = { kiosk, signal, progress: (step: unknown) => onProgress?.(step) };
    const handler = handlers[name as CallName] as unknown as AnyHandler;
    const output = await (call.role === 'attendee'
      ? handler(parsed.data, context)
      : kiosk.session.during(async () => handler(parsed.data, context)));
    return ok(z.parse(call.output, output));
  } catch (error) {
    return refusal(call, error, onBug);
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
