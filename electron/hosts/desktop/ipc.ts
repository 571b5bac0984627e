/** Calls between page and core. It adapts and decides nothing but one thing, in one place: whose calls are heard. */
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';

import { channels } from '../../contract/bridge.ts';
import { refuse, type Result } from '../../contract/result.ts';
import { z } from '../../contract/zod.ts';
import type { Core } from '../../core/index.ts';
import { pageOrigin } from './protocol.ts';
import type { KioskWindow } from './window.ts';

/** What the preload sends. Nothing in it is trusted; the core checks `input` against the table of calls. */
const Envelope = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  request: z.strictObject({ name: z.string(), input: z.unknown(), desk: z.optional(z.string()) }),
});

/** Calls under way, by the page that made them and the id it gave. A page that goes takes its entry along. */
type CallsUnderWay = WeakMap<WebContents, Map<string, AbortController>>;

/**
 * Answers the page's calls from `core`; `window` tells our pages' web contents from any other. `onAnswered` hears of each
 * call that was: it may have opened the desk or a meeting, or ended one.
 */
export function answerCalls(core: Core, window: KioskWindow, onAnswered: () => void): void {
  const underWay: CallsUnderWay = new WeakMap();
  const isHeard = (event: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    isOurPage(event) && window.shows(event.sender);

  ipcMain.handle(channels.call, async (event, envelope: unknown): Promise<Result<unknown>> => {
    if (!isOurPage(event) || !(await window.admits(event.sender))) return refuse('not_allowed');
    const parsed = z.safeParse(Envelope, envelope);
    if (!parsed.success) return refuse('bad_input', 'envelope');
    const { id, request } = parsed.data;
    const calls = callsOf(event.sender, underWay);
    if (calls.has(id)) return refuse('bad_input', 'id');
    const controller = new AbortController();
    calls.set(id, controller);
    try {
      const onProgress = (step: unknown): void => sendTo(event.sender, channels.progress, id, step);
      return await core.call(request, { onProgress, signal: controller.signal });
    } finally {
      calls.delete(id);
      onAnswered();
    }
  });

  ipcMain.on(channels.cancel, (event, id: unknown) => {
    if (isHeard(event) && typeof id === 'string') underWay.get(event.sender)?.get(id)?.abort();
  });

  ipcMain.handle(channels.next, async (event): Promise<boolean> => isHeard(event) && window.next());
}

/** What is asking: the top frame of a window, with our own page in it. Whether the window is ours is the window's to say. */
const isOurPage = ({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean =>
  senderFrame !== null && senderFrame.parent === null && senderFrame.origin === pageOrigin;

/** The calls of one page; when its web contents is destroyed they are aborted, as nobody waits for them any more. */
function callsOf(contents: WebContents, underWay: CallsUnderWay): Map<string, AbortController> {
  const known = underWay.get(contents);
  if (known) return known;
  const calls = new Map<string, AbortController>();
  underWay.set(contents, calls);
  contents.once('destroyed', () => {
    for (const controller of calls.values()) controller.abort();
  });
  return calls;
}

function sendTo(contents: WebContents, channel: string, ...values: unknown[]): void {
  if (!contents.isDestroyed()) contents.send(channel, ...values);
}
