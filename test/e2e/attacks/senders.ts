/** Messages that do not come from the page that is shown. */
import type { Attack } from './attack.ts';

/** Who is no page of ours: where the message says that it comes from. `shown` and `waiting` are the windows' own web contents. */
const strangers: readonly { who: string; sender: 'shown' | 'waiting' | 'other'; frame: object | null }[] = [
  { who: 'a frame that is gone', sender: 'shown', frame: null },
  { who: 'a frame inside the page', sender: 'shown', frame: { origin: 'app://kiosk', parent: {} } },
  { who: 'a frame of another site', sender: 'shown', frame: { origin: 'https://example.org', parent: {} } },
  { who: 'another site', sender: 'shown', frame: { origin: 'https://example.org', parent: null } },
  { who: 'another host', sender: 'shown', frame: { origin: 'app://other', parent: null } },
  { who: 'a longer host', sender: 'shown', frame: { origin: 'app://kiosk.example.org', parent: null } },
  { who: 'another port', sender: 'shown', frame: { origin: 'app://kiosk:81', parent: null } },
  { who: 'a file', sender: 'shown', frame: { origin: 'file://', parent: null } },
  { who: 'an opaque origin', sender: 'shown', frame: { origin: 'null', parent: null } },
  { who: 'a loopback server', sender: 'shown', frame: { origin: 'http://127.0.0.1', parent: null } },
  { who: 'no origin', sender: 'shown', frame: { origin: '', parent: null } },
  { who: 'another window', sender: 'other', frame: { origin: 'app://kiosk', parent: null } },
  { who: 'a window that is gone', sender: 'other', frame: { origin: 'app://kiosk', parent: null } },
];

export const strangerCount = strangers.length;

/** Messages of all channels from each of them, and from our own page, so that a host deaf to everybody is noticed. */
export const allStrangers: Attack = async ({ app }) =>
  app.main(
    async ({ ipcMain, BrowserWindow }, all) => {
      type Handler = (event: unknown, ...args: unknown[]) => Promise<unknown>;
      const { handlers, _invokeHandlers } = ipcMain as unknown as Record<string, Map<string, Handler>>;
      const handlerOf = (channel: string): Handler => (handlers ?? _invokeHandlers)!.get(channel)!;
      const { webContents } = BrowserWindow.getAllWindows().find((window) => window.isVisible())!;
      const other = {
        id: 0,
        once: () => {},
        isDestroyed: () => true,
        send: () => {},
      };
      const status = { id: 'x', request: { name: 'status', input: {} } };
      const ask = (event: unknown): Promise<unknown> => handlerOf('round-robin:call')(event, status);
      const heard = await Promise.all(
        all.map(async ({ who, sender, frame }) => {
          const event = { sender: sender === 'shown' ? webContents : other, senderFrame: frame };
          const [called, next] = await Promise.all([ask(event), handlerOf('round-robin:next')(event)]);
          const isRefused = JSON.stringify(called) === '{"ok":false,"error":{"code":"not_allowed"}}';
          return [...(isRefused ? [] : [`${who} may call`]), ...(next === false ? [] : [`${who} may go on`])];
        }),
      );
      const own = { sender: webContents, senderFrame: { origin: 'app://kiosk', parent: null } };
      const answered = (await ask(own)) as { ok: boolean };
      return [...heard.flat(), ...(answered.ok ? [] : ['our own page is not heard'])];
    },
    strangers as (typeof strangers)[number][],
  );
