/** Calls over HTTP to the web host: one POST each, the answer a stream of lines. */
import { type AnswerLine, callPath, cancelPath } from '../../electron/contract/bridge.ts';
import type { CallOptions, Transport } from '../../electron/contract/client.ts';
import type { Request } from '../../electron/contract/index.ts';
import { refuse, type Result } from '../../electron/contract/result.ts';
import { linesOf } from './lines.ts';

export function httpTransport(): Transport {
  return async (request, options) => {
    try {
      return await post(request, options);
    } catch {
      return refuse(options.signal?.aborted ? 'cancelled' : 'offline');
    }
  };
}

/**
 * A long call that is cancelled is asked to stop and heard out, for it says what it has finished; any other is let go of.
 * @throws when the host cannot be reached, refuses the request, or ends before its result
 */
async function post(request: Request, { onProgress, signal }: CallOptions): Promise<Result<unknown>> {
  if (!onProgress || !signal) return read(await send(callPath, request, signal), onProgress);
  if (signal.aborted) return refuse('cancelled');
  const id = crypto.randomUUID();
  // without an answer to this there will be none to the call either
  const cancel = (): void => void send(cancelPath, { id }).catch(() => {});
  signal.addEventListener('abort', cancel);
  try {
    return await read(await send(callPath, { ...request, id }), onProgress);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

const send = (address: string, body: unknown, signal?: AbortSignal): Promise<Response> =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });

async function read(response: Response, onProgress: CallOptions['onProgress']): Promise<Result<unknown>> {
  if (!response.ok || !response.body) throw new Error('no answer');
  let result: Result<unknown> | undefined;
  // Read to the end, past the result: leaving early would close the request, which the host takes for a cancel.
  for await (const text of linesOf(response.body)) {
    const line = JSON.parse(text) as AnswerLine;
    if ('result' in line) result = line.result;
    else onProgress?.(line.progress);
  }
  if (!result) throw new Error('an answer without a result');
  return result;
}
