/** Asks the host before anybody in the page does, while the greater part of the page is still to run. */
import type { Transport } from '../../electron/contract/client.ts';
import type { CallName } from '../../electron/contract/index.ts';

/**
 * Sends these calls, which take no input, at once, and hands each answer to the first who makes that call. Any call that was not
 * sent ahead may change what the others would say: with the first of them, answers that nobody took are dropped.
 */
export function askAhead(transport: Transport, names: readonly CallName[]): Transport {
  const answers = new Map<string, ReturnType<Transport>>(
    names.map((name) => [name, transport({ name, input: {} }, {})]),
  );
  return (request, options) => {
    const answer = answers.get(request.name);
    if (!answer) answers.clear();
    answers.delete(request.name);
    return answer ?? transport(request, options);
  };
}
