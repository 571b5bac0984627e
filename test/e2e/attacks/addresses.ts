/** Addresses, tried by the page in every way that it has, and asked about as Electron does. */
import { tier } from '../../support/figures.ts';
import { foreignAddresses } from '../../support/foreign-addresses.ts';
import { type Attack, differing, windowsAfterAWhile } from './attack.ts';
import { emit, type Emitted } from './events.ts';

/** For each address the events by which Electron asks whether a page may go there. */
const navigationEvents = (url: string): Emitted[] =>
  (['will-navigate', 'will-frame-navigate', 'will-redirect'] as const).map((name) => ({
    on: 'contents',
    name,
    args: [url],
  }));

export const addressCount = foreignAddresses.length;

/** Denying a window takes the stand-in a tenth of a second: it opens one first. */
const mostPopups = tier(8, foreignAddresses.length);

/**
 * The page tries each address in every way that it has, and stays what it was; the system is handed none of them. Windows only
 * when all frames are gone: of what tests look through, Chromium 156's DevTools, a part that emulates follows a null pointer
 * where a frame changes its process beside a window that is closed (4 of 50 times). People's pages have no DevTools attached.
 */
export const trying =
  (tried: readonly string[]): Attack =>
  async ({ app }) => {
    const start = app.page.url();
    const opened = await app.main(({ shell }) => {
      const outside: string[] = [];
      Object.assign(globalThis, { outside });
      const note = (address: string): never => {
        outside.push(address);
        throw new Error('nothing is opened');
      };
      const openExternal = shell.openExternal.bind(shell);
      const openPath = shell.openPath.bind(shell);
      Object.assign(globalThis, { giveBack: () => Object.assign(shell, { openExternal, openPath }) });
      Object.assign(shell, { openExternal: note, openPath: note });
      return outside.length;
    }, null);
    await app.page.evaluate(
      async ({ addresses, popups }) => {
        Object.assign(window, { stayed: true });
        const tries = [
          // extensions' pages are the one kind that the stand-in cannot ask main about
          (url: string) => void (url.startsWith('chrome-extension:') || (location.href = url)),
          (url: string) => void (url.startsWith('chrome-extension:') || location.replace(url)),
          (url: string) => {
            const frame = document.createElement('iframe');
            frame.setAttribute('src', url);
            document.body.append(frame);
            setTimeout(() => frame.remove(), 50);
          },
        ];
        const windows = [
          (url: string) => void window.open(url),
          (url: string) => {
            const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
            document.body.append(link);
            link.click();
            link.remove();
          },
        ];
        const pause = (milliseconds: number): Promise<void> =>
          new Promise((resolve) => setTimeout(resolve, milliseconds));
        const attempt = async (
          ways: readonly ((url: string) => void)[],
          urls: readonly string[],
        ): Promise<void> => {
          for (const url of urls) {
            for (const way of ways) {
              try {
                way(url);
              } catch {
                // refused at once
              }
            }
            await pause(10);
          }
          await pause(100);
        };
        await attempt(tries, addresses);
        await attempt(windows, addresses.slice(0, popups));
      },
      { addresses: [...tried], popups: mostPopups },
    );
    const after = await app.page.evaluate(() => ({
      stayed: 'stayed' in window,
      ran: 'ran' in globalThis,
      body: document.querySelector('[data-screen]') !== null,
    }));
    const outside = await app.main(() => {
      const { outside: addresses, giveBack } = globalThis as unknown as {
        outside: string[];
        giveBack: () => void;
      };
      giveBack();
      return addresses;
    }, null);
    const windows = await windowsAfterAWhile(app);
    return [
      ...differing(after, { stayed: true, ran: false, body: true }),
      ...differing({ url: app.page.url(), windows }, { url: start, windows: 2 }),
      ...outside.slice(opened).map((address) => `${address} was handed to the system`),
      ...(await emit(app, tried.flatMap(navigationEvents))),
    ];
  };

export const allAddresses = trying(foreignAddresses);
