/** Answering one message of the host, wherever it came from. */
import { Refused } from '../../contract/result.ts';
import type { createHolder } from './holder.ts';
import type { HolderAnswer, HolderRequest } from './protocol.ts';

/** Never throws: a refusal travels as its code, and of a bug nothing does but that it was one. */
export async function answerRequest(
  holder: ReturnType<typeof createHolder>,
  { number, name, input }: HolderRequest,
): Promise<HolderAnswer> {
  try {
    return { number, ok: true, output: await holder[name](input as never) };
  } catch (error) {
    if (!(error instanceof Refused)) return { number, ok: false, code: 'internal' };
    const { code, detail } = error.failure;
    return { number, ok: false, code, detail };
  }
}
