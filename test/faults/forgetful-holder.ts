/** A mutant of core/holder/main.ts: on `forget` it lets go of everything it opened, clears up, and goes on living. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { createHolder } from '../../electron/core/holder/holder.ts';
import type { HolderRequest } from '../../electron/core/holder/protocol.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let holder = createHolder();
process.on(
  'message',
  ({ number, name, input }: HolderRequest | { name: 'forget'; number: 0; input: never }) => {
    if (name === 'forget') {
      holder = createHolder();
      collectGarbage();
      return;
    }
    void Promise.resolve(holder[name](input as never)).then((output) =>
      process.send?.({ number, ok: true, output }),
    );
  },
);
process.on('disconnect', () => process.exit(0));
