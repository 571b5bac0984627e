/**
 * The window that people see, and the next one behind it. Each turn, a person's or an organiser's, has a page in a web
 * contents and a partition of its own; when it ends, however it ends, the next person finds one that remembers nothing.
 */
import { setTimeout as pause } from 'node:timers/promises';

import type { BrowserWindow, WebContents } from 'electron';

import {
  createPageWindow,
  loadPage,
  onPageLost,
  type PageWindowOptions,
  putOnPrimaryDisplay,
} from './page-window.ts';

/** A page that breaks at once must not make windows as fast as the laptop can. */
const pauseMilliseconds = 500;

/** How long a page whose turn has ended waits for a next one that still loads; after that it goes on in place. */
const patienceMilliseconds = 1000;

export interface WindowOptions extends PageWindowOptions {
  /** A turn has ended: done, left, or, as `broke` says, its page crashed or hung. What belongs to it goes before the next one is shown. */
  onTurnEnd: (how: { broke: boolean }) => void;
  /** The window that is shown was closed. */
  onClosed: () => void;
  onBug: (error: unknown) => void;
}

export interface KioskWindow {
  /** Whether this web contents is the one whose page is shown. */
  shows: (contents: WebContents) => boolean;
  /**
   * Whether this web contents' page may make calls: at once for the one that is shown, for the one in waiting when its
   * turn comes, so that it never knows more or earlier than its person does; for any other never.
   */
  admits: (contents: WebContents) => Promise<boolean>;
  /** Ends the turn of the page that is shown. @returns whether another one is shown instead */
  next: () => Promise<boolean>;
  focus: () => void;
  /** Tells the page that is shown something that has no content. */
  tell: (channel: string) => void;
  /** Brings the window that is shown back to where it belongs, after displays came or went. */
  settle: () => void;
}

interface KioskPage {
  window: BrowserWindow;
  contents: WebContents;
  /** Whether it has loaded; false when it is lost before that. */
  loaded: Promise<boolean>;
  /** Resolves to true when it is shown, to false when it never will be. */
  turn: PromiseWithResolvers<boolean>;
}

/** Opens the kiosk's window; from then on one more is kept warm, unseen, for the next turn. Call after ready. */
export function openKioskWindow(options: WindowOptions): KioskWindow {
  const pages = new Set<KioskPage>();
  let shown = open();
  let waiting: KioskPage | undefined;
  show(shown);

  function open(): KioskPage {
    const window = createPageWindow(options);
    const lost = Promise.withResolvers<false>();
    const loading = loadPage(window, options.onBug);
    const page: KioskPage = {
      window,
      contents: window.webContents,
      loaded: Promise.race([loading, lost.promise]),
      turn: Promise.withResolvers(),
    };
    pages.add(page);
    onPageLost(window, loading, () => {
      lost.resolve(false);
      onLost(page);
    });
    window.on('closed', () => {
      lost.resolve(false);
      onClosed(page);
    });
    return page;
  }

  /** From now on this is the page that is shown. What was shown before goes as soon as it can be seen. */
  function show(page: KioskPage): void {
    shown = page;
    if (waiting === page) waiting = undefined;
    page.turn.resolve(true);
    void page.loaded.then((isLoaded) => {
      if (!isLoaded || shown !== page) return;
      // Asked for when the window is made, full screen would show it at once, on Linux even with `show: false`.
      if (options.kiosk) {
        putOnPrimaryDisplay(page.window);
        page.window.setKiosk(true);
      }
      page.window.show();
      for (const other of pages) if (other !== page && other !== waiting) other.window.destroy();
      waiting ??= open();
    });
  }

  async function next(): Promise<boolean> {
    const ending = shown;
    const fresh = (waiting ??= open());
    const isLoaded = await Promise.race([fresh.loaded, pause(patienceMilliseconds, false, { ref: false })]);
    // Meanwhile the page may have been lost, or have asked twice.
    if (shown !== ending) return false;
    options.onTurnEnd({ broke: false });
    if (!isLoaded || waiting !== fresh) return false;
    show(fresh);
    return true;
  }

  /** A page in waiting that is lost is not missed before the turn ends; then another one is tried. */
  function onLost(page: KioskPage): void {
    const { window } = page;
    if (page !== shown) {
      if (!window.isDestroyed()) window.destroy();
      return;
    }
    options.onTurnEnd({ broke: true });
    setTimeout(() => {
      if (page !== shown || window.isDestroyed()) return;
      show(waiting ?? open());
      // one that people see stays until they see the next
      if (!window.isVisible()) window.destroy();
    }, pauseMilliseconds);
  }

  /**
   * Whoever closes the window that is shown ends the program: with a window left that nobody sees, it would go on. Not so a kiosk's that
   * nobody may close: a page can close itself, and then Electron asks no `close`.
   */
  function onClosed(page: KioskPage): void {
    pages.delete(page);
    page.turn.resolve(false);
    if (waiting === page) waiting = undefined;
    if (page !== shown) return;
    if (options.kiosk && !options.mayClose()) {
      options.onTurnEnd({ broke: true });
      return show(waiting ?? open());
    }
    for (const other of pages) other.window.destroy();
    options.onClosed();
  }

  return {
    shows: (contents) => contents === shown.contents && !shown.window.isDestroyed(),
    admits: async (contents) => {
      const page = [...pages].find((each) => each.contents === contents);
      return page !== undefined && (await page.turn.promise) && page === shown;
    },
    next,
    focus: () => {
      const { window } = shown;
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    tell: (channel) => {
      if (!shown.window.isDestroyed()) shown.contents.send(channel);
    },
    settle: () => {
      const { window } = shown;
      if (options.kiosk && !window.isDestroyed() && window.isVisible()) putOnPrimaryDisplay(window);
    },
  };
}
