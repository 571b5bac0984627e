/** Long work in small pieces, so that the page answers in between. */

/** Milliseconds: less than a frame has. */
const longestTurn = 8;

/**
 * Runs work that yields now and then to its end.
 * @returns undefined when it was stopped
 */
export async function inTurns<T>(work: Generator<undefined, T>, signal: AbortSignal): Promise<T | undefined> {
  let since = performance.now();
  while (!signal.aborted) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < longestTurn) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  return undefined;
}
