/**
 * Entry point of the holder's process: Electron's utility process on the desktop, a forked Node process elsewhere. The two
 * differ only in how a message arrives.
 */
import { answerRequest } from './answer.ts';
import { createHolder } from './holder.ts';
import type { HolderAnswer, HolderRequest } from './protocol.ts';

interface ParentPort {
  on(event: 'message', listener: (event: { data: HolderRequest }) => void): void;
  postMessage(message: HolderAnswer): void;
}

const holder = createHolder();
const { parentPort } = process as { parentPort?: ParentPort };

const answer = (request: HolderRequest): Promise<HolderAnswer> => answerRequest(holder, request);

if (parentPort) {
  parentPort.on('message', ({ data }) => void answer(data).then((reply) => parentPort.postMessage(reply)));
} else {
  process.on(
    'message',
    (request: HolderRequest) => void answer(request).then((reply) => process.send?.(reply)),
  );
  // A terminal's Ctrl+C reaches every process of the group; the host ends its work in order, and for that still needs the keys.
  process.on('SIGINT', () => {});
  // The host is gone, and with it every reason to hold the identity.
  process.on('disconnect', () => process.exit(0));
}
