/**
 * Collects what a long batch has left behind. V8 by itself waits until garbage is several times what is alive; asking it early
 * all the time (`--heap-growing-percent`) costs a quarter of the batch's speed, asking once in a while nothing that shows.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

export function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}

/** How many letters, or rows of a table, leave as much behind as may lie there. */
export const batchBetweenCollections = 512;
