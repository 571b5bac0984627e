/** Nothing of the previous attendee, on the web host: in the page, in a browser profile on disk, after a crash, in memory. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

import { type Browser, type BrowserContext, chromium, type CDPSession, type Page } from '@playwright/test';

import { openKioskBrowser } from '../../electron/hosts/web/kiosk-browser.ts';
import { browserLaunch, definedEnv } from '../fixtures/browser.ts';
import { expect, startWebHost, test, type WebKiosk } from '../fixtures/web-host.ts';
import { report, tier } from '../support/figures.ts';
import { buildMutantPage, type Mutation } from '../support/mutant-page.ts';
import { openMeetingIn } from '../support/open-meeting.ts';
import { searchBytes, searchFolder } from '../support/search-bytes.ts';
import {
  begin,
  expectNothingLeft,
  goToNext,
  gesturesPassed,
  idle,
  look,
  makeCanaries,
  passedThrough,
  send,
  stop,
  typeDetails,
  typeEverything,
  typeMessage,
  waysOut,
} from './residue.ts';
import { button, lock, press, screen, tick, unlock, wordsOf } from './story.ts';

/** Time for a browser to keep what it keeps of half-filled fields; enough for the mutant to be caught. */
const keepingMilliseconds = 4000;

const launcher = path.resolve(import.meta.dirname, '../support/launch-web.ts');

let folder: string;
test.beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'round-robin-residue-'))));
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

/** Everything that host and browser write lies below `folder`. */
function environment(): NodeJS.ProcessEnv {
  const temporary = path.join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return { ...process.env, TMPDIR: temporary, HOME: folder, XDG_CONFIG_HOME: path.join(folder, 'config') };
}

/** A web host with an open meeting, over the built page or over a mutant of it. */
async function startKiosk(
  env: NodeJS.ProcessEnv = environment(),
  mutation?: Mutation,
): Promise<WebKiosk & { passphrase: string }> {
  const data = path.join(folder, 'data');
  mkdirSync(data);
  const passphrase = await openMeetingIn(data);
  const kiosk = await startOver(data, env, mutation);
  return { ...kiosk, passphrase };
}

async function startOver(data: string, env: NodeJS.ProcessEnv, mutation?: Mutation): Promise<WebKiosk> {
  if (!mutation) return startWebHost(data, env);
  const page = path.join(folder, 'mutant-page');
  await buildMutantPage(mutation, page);
  return startWebHost(data, { ...env, PAGE_FOLDER: page }, launcher);
}

/** An ordinary browser with its profile on disk, as somebody has who opens the address by hand. */
async function ordinaryBrowser(env: NodeJS.ProcessEnv): Promise<BrowserContext> {
  const launch = await browserLaunch();
  return chromium.launchPersistentContext(path.join(folder, 'profile'), {
    ...launch,
    headless: true,
    env: { ...launch.env, ...definedEnv(env) },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
}

/** Opens an address as the only one that its tab has ever shown. */
async function openTab(context: BrowserContext, address: string): Promise<Page> {
  const devtools = await context.newCDPSession(context.pages()[0]!);
  const opened = context.waitForEvent('page');
  await devtools.send('Target.createTarget', { url: address });
  const page = await opened;
  await page.bringToFront();
  return page;
}

/** What Chromium's history holds of the kiosk. */
function visits(): string[] {
  const file = path.join(folder, 'profile/Default/History');
  if (!existsSync(file)) return [];
  const database = new DatabaseSync(file, { readOnly: true });
  const query = `SELECT urls.url FROM visits JOIN urls ON urls.id = visits.url WHERE urls.url LIKE 'http%'`;
  const rows = database.prepare(query).all() as { url: string }[];
  database.close();
  return rows.map(({ url }) => url);
}

test('whoever finishes, stops or idles out leaves nothing in the page or the profile', async () => {
  test.setTimeout(120_000);
  const env = environment();
  const kiosk = await startKiosk(env);
  const context = await ordinaryBrowser(env);
  const people = [makeCanaries(), makeCanaries(), makeCanaries()] as const;
  const attempts = { fields: 0, keys: 0 };
  try {
    const page = await openTab(context, kiosk.address);
    const before = await look(page);
    expect(before.historyLength).toBe(1);
    const nothingLeft = async (person: (typeof people)[number]): Promise<void> => {
      const { fields, keys } = await expectNothingLeft(page, person, before, true);
      attempts.fields += fields;
      attempts.keys += keys;
      await stop(page);
    };

    await typeEverything(page, people[0]);
    await send(page);
    await goToNext(page);
    await nothingLeft(people[0]);

    await typeDetails(page, people[1]);
    await typeMessage(page, people[1]);
    await page.waitForTimeout(keepingMilliseconds);
    await stop(page);
    await nothingLeft(people[1]);

    await page.clock.install();
    await typeEverything(page, people[2]);
    await idle(page);
    await page.clock.resume();
    await nothingLeft(people[2]);
  } finally {
    await context.close();
    await kiosk.stop();
  }
  const canaries = people.flatMap((person) => Object.values(person));
  const { files, hits } = searchFolder(folder, canaries);
  const seen = visits();
  report(
    'residue',
    'previous attendee in a browser with its profile on disk',
    `${canaries.length} canaries, ${attempts.fields} fields and ${attempts.keys} keys tried, ` +
      `${files} files searched, ${hits.length} hits, visits in the history: ${seen.length} (the launch and where it leads)`,
    '0 hits',
  );
  expect(hits).toEqual([]);
  expect(files).toBeGreaterThan(20);
  // A browser that keeps no history has none; another one the launch and its redirect, however many people came.
  expect([[], ['/', '/?k=']]).toContainEqual(
    seen.map((url) => url.replace(/^http:\/\/[^/]+|(?<=k=).*$/g, '')).toSorted(),
  );
});

test('the mutant "fields without their attributes" leaves text in the profile', async () => {
  test.setTimeout(60_000);
  const env = environment();
  const kiosk = await startKiosk(env, {
    file: 'renderer/components/quiet-input.ts',
    line: "autoComplete: 'off',",
    becomes: "autoComplete: 'on',",
  });
  const context = await ordinaryBrowser(env);
  const canaries = makeCanaries();
  try {
    const page = await openTab(context, kiosk.address);
    await typeDetails(page, canaries);
    await typeMessage(page, canaries);
    await page.waitForTimeout(keepingMilliseconds);
    await stop(page);
  } finally {
    await context.close();
    await kiosk.stop();
  }
  const { hits } = searchFolder(folder, Object.values(canaries));
  report(
    'residue',
    'mutant: fields without their attributes',
    `${hits.length} hits in ${new Set(hits.map(({ file }) => file)).size} files`,
    '> 0 hits',
  );
  expect(hits.length).toBeGreaterThan(0);
});

/** Builds a mutant and tells a story on it, in a browser that keeps nothing. */
async function onMutant(
  mutation: Mutation,
  browser: { newContext: (options: object) => Promise<BrowserContext> },
  story: (page: Page, passphrase: string) => Promise<void>,
): Promise<void> {
  const kiosk = await startKiosk(environment(), mutation);
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  try {
    const page = await context.newPage();
    await page.goto(kiosk.address);
    await story(page, kiosk.passphrase);
  } finally {
    await context.close();
    await kiosk.stop();
  }
}

test('the mutant "everybody is the same person" is caught in the document', async ({ browser }) => {
  const mutation = {
    file: 'renderer/screens/attendee/people.tsx',
    line: 'key={turn}',
    becomes: 'key={turn > 99 ? turn : 0}',
  };
  await onMutant(mutation, browser, async (page) => {
    const canaries = makeCanaries();
    await typeDetails(page, canaries);
    await stop(page);
    await pause(300);
    await expect(screen(page, 'attract')).toBeHidden();
    await press(page, 'common.back');
    await expect(page.locator('[name="name"]')).toHaveValue(canaries.name);
    expect(searchBytes(Buffer.from((await look(page)).text), Object.values(canaries))).not.toEqual([]);
  });
});

test('the mutant "every key and gesture passes" is caught', async ({ browser }) => {
  const mutation = {
    file: 'renderer/app.tsx',
    line: "useNoWayOut(campaign !== undefined && place.at !== 'desk');",
    becomes: 'useNoWayOut(false);',
  };
  await onMutant(mutation, browser, async (page) => {
    await begin(page);
    expect(await passedThrough(page)).toEqual(waysOut);
    // two of nine are files, which use-no-file-drop.ts refuses as well
    expect(await gesturesPassed(page)).toHaveLength(7);
  });
});

test('the mutant "the clipboard stays" is caught', async ({ browser }) => {
  const mutation = {
    file: 'renderer/hooks/use-clean-slate.ts',
    line: 'if (used)',
    becomes: 'if (!used)',
  };
  await onMutant(mutation, browser, async (page) => {
    const canaries = makeCanaries();
    await typeDetails(page, canaries);
    await typeMessage(page, canaries);
    await stop(page);
    await expect(screen(page, 'attract')).toBeVisible();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(canaries.message);
  });
});

/** Taps send twice before the page has had time to say that the first one counted. @returns how many entries are stored */
async function doubleTap(page: Page, passphrase: string): Promise<number> {
  await typeEverything(page, makeCanaries());
  await tick(page.locator('[name="consents"][value="processing"]'));
  await button(page, 'review.send').evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
  await expect(screen(page, 'thanks')).toBeVisible();
  // whatever the second one has set going has ended
  await pause(300);
  await press(page, 'thanks.next');
  return countEntries(page, passphrase);
}

test('a double tap on send stores one entry', async ({ page }) => {
  const kiosk = await startKiosk();
  await page.goto(kiosk.address);
  expect(await doubleTap(page, kiosk.passphrase)).toBe(1);
  await kiosk.stop();
});

test('the mutant "every tap sends" is caught', async ({ browser }) => {
  const mutation = {
    file: 'renderer/hooks/use-submission.ts',
    line: 'if (underWay.current) return false;',
    becomes: '',
  };
  await onMutant(mutation, browser, async (page, passphrase) => {
    expect(await doubleTap(page, passphrase)).toBe(2);
  });
});

test('the organisers’ desk keeps its shortcuts', async ({ page }) => {
  const kiosk = await startKiosk();
  await page.goto(kiosk.address);
  await expect(screen(page, 'attract')).toBeVisible();
  expect(await passedThrough(page, ['Control+p', 'F5'])).toEqual([]);
  await unlock(page, kiosk.passphrase);
  expect(await passedThrough(page, ['Control+p', 'F5'])).toEqual(['Control+p', 'F5']);
  expect(await gesturesPassed(page)).toContain('menu');
  await lock(page);
  expect(await passedThrough(page, ['Control+p', 'F5'])).toEqual([]);
  await kiosk.stop();
});

async function countEntries(page: Page, passphrase: string): Promise<number> {
  await unlock(page, passphrase);
  const count = await page.locator('[data-part="entries"]').getAttribute('data-count');
  await lock(page);
  return Number(count);
}

/** Files that look like a crashed process. */
const dumpsBelow = (below: string): string[] =>
  readdirSync(below, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.dmp$|(^|\/)core(\.\d+)?$/.test(name),
  );

/** Ids of the processes that draw pages for a browser, by its profile. */
const renderersOf = (profile: string): number[] =>
  execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('--type=renderer'))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , ...args]) => args.length > 0)
    .map(([pid]) => Number(pid))
    .filter((pid) => belongsTo(pid, profile));

/** Whether a process descends from one with this profile on its command line. */
function belongsTo(pid: number, profile: string): boolean {
  for (let current = pid; current > 1;) {
    try {
      if (readFileSync(`/proc/${current}/cmdline`, 'utf8').includes(profile)) return true;
      const stat = readFileSync(`/proc/${current}/stat`, 'utf8');
      current = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    } catch {
      return false;
    }
  }
  return false;
}

/**
 * Types everything, kills the page's process as a crash would, and reloads.
 * @returns milliseconds from the reload to the start screen
 */
async function crashAndReload(
  page: Page,
  profile: string,
  canaries: ReturnType<typeof makeCanaries>,
): Promise<number> {
  await typeEverything(page, canaries);
  // Playwright gives a crashed page up, so the reload is asked for below it.
  const devtools = await page.context().newCDPSession(page);
  const renderers = renderersOf(profile);
  expect(renderers.length).toBeGreaterThan(0);
  const crashed = page.waitForEvent('crash');
  for (const pid of renderers) process.kill(pid, 'SIGSEGV');
  await crashed;
  // time for a dump to be written
  await pause(2000);
  const before = performance.now();
  await devtools.send('Page.reload');
  const expression = `document.querySelector('[data-screen]')?.dataset.screen`;
  const shown = async (): Promise<unknown> =>
    (await devtools.send('Runtime.evaluate', { expression }).catch(() => undefined))?.result.value;
  await expect.poll(shown, { intervals: [50] }).toBe('attract');
  return Math.round(performance.now() - before);
}

/** A browser that is still opening its own pages sometimes never answers the first who comes. */
async function connect(address: string): Promise<Browser> {
  const hasty = await chromium.connectOverCDP(address, { timeout: 8000 }).catch(() => undefined);
  return hasty ?? chromium.connectOverCDP(address);
}

test('a page killed by SIGSEGV leaves no dump and no text, and starts afresh', async () => {
  test.skip(process.platform !== 'linux', 'finds its processes in /proc');
  test.setTimeout(90_000);
  const env = environment();
  const kiosk = await startKiosk(env);
  const launch = await browserLaunch();
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = env['TMPDIR'];
  const opened = openKioskBrowser({
    address: kiosk.address,
    program: launch.executablePath!,
    more: [...(launch.args ?? []), '--headless', '--remote-debugging-port=0'],
    env: { ...env, ...launch.env },
  });
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  const gone = new Promise((resolve) => opened.process.once('exit', resolve));
  const canaries = makeCanaries();
  try {
    const portFile = path.join(opened.folder, 'profile/DevToolsActivePort');
    await expect.poll(() => existsSync(portFile), { timeout: 15_000 }).toBe(true);
    const [port] = readFileSync(portFile, 'utf8').split('\n');
    const browser = await connect(`http://127.0.0.1:${port}`);
    const pages = (): Page[] =>
      browser
        .contexts()
        .flatMap((context) => context.pages().filter((page) => page.url().startsWith('http')));
    await expect.poll(() => pages().length).toBe(1);
    const [page] = pages() as [Page];
    const milliseconds = await crashAndReload(page, opened.folder, canaries);
    const { files, hits } = searchFolder(folder, Object.values(canaries));
    const dumps = dumpsBelow(folder);
    report(
      'residue',
      'page killed by SIGSEGV with text in it',
      `${files} files searched while it ran, ${hits.length} hits, ${dumps.length} dumps, ` +
        `start screen ${milliseconds} ms after the reload`,
      '0 hits, 0 dumps, < 3000 ms',
    );
    expect({ hits, dumps }).toEqual({ hits: [], dumps: [] });
    expect(milliseconds).toBeLessThan(3000);
    await browser.close();
  } finally {
    opened.process.kill();
    await gone;
    await kiosk.stop();
  }
  expect(existsSync(opened.folder)).toBe(false);
  expect(searchFolder(folder, Object.values(canaries)).hits).toEqual([]);
});

test('the mutant "a browser started without our switches" leaves dumps where it makes any', async () => {
  test.skip(process.platform !== 'linux', 'finds its processes in /proc');
  test.setTimeout(90_000);
  const env = environment();
  const kiosk = await startKiosk(env);
  const context = await ordinaryBrowser(env);
  try {
    const page = await openTab(context, kiosk.address);
    await crashAndReload(page, path.join(folder, 'profile'), makeCanaries());
  } finally {
    await context.close();
    await kiosk.stop();
  }
  const dumps = dumpsBelow(folder);
  console.log(`SIGSEGV in an ordinary browser: ${dumps.length} dumps`);
  test.skip(dumps.length === 0, 'this Chromium writes no dumps by itself');
  expect(dumps.length).toBeGreaterThan(0);
});

/** Bytes in use on the page's heap once everything unreachable is gone. */
async function heapBytes(devtools: CDPSession): Promise<number> {
  for (let i = 0; i < 2; i++) await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

/** The slope of a straight line through the points, by least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  return above / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}

/** One person who signs the petition only, with a typed mark, as fast as the page allows: driven from inside it. */
const signFast = (page: Page, number: number): Promise<void> =>
  page.evaluate(
    async ({ who, buttons }) => {
      const until = async <T>(find: () => T | null | undefined): Promise<T> => {
        for (;;) {
          const found = find();
          if (found) return found;
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
      };
      const click = async (selector: string, words?: string): Promise<void> => {
        const ready = (each: HTMLElement): boolean =>
          !(each as HTMLButtonElement).disabled && (words === undefined || each.textContent === words);
        (await until(() => [...document.querySelectorAll<HTMLElement>(selector)].find(ready))).click();
      };
      const type = async (name: string, value: string): Promise<void> => {
        const field = await until(() => document.querySelector<HTMLInputElement>(`[name="${name}"]`));
        // past React's own note of the value, as typing goes
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, value);
        field.dispatchEvent(new Event(name === 'country' ? 'change' : 'input', { bubbles: true }));
      };
      await click('[data-screen="attract"] button[lang="en"]');
      await click('[data-screen="appeal"] button', buttons.appeal);
      await click('[data-screen="choose"] button', buttons.choose);
      await type('name', `Signer ${who}`);
      await type('place', 'Aktau');
      await type('country', 'KZ');
      await click('[name="visibility"][value="addressee"]');
      await click('[data-screen="details"] button', buttons.details);
      await click('[data-screen="sign"] button', buttons.mark);
      await type('mark', `S${who}`);
      await click('[data-screen="sign"] button', buttons.sign);
      await click('[data-screen="review"] [name="consents"][value="processing"]');
      await click('[data-screen="review"] button', buttons.send);
      await click('[data-screen="thanks"] button', buttons.next);
      await until(() => document.querySelector('[data-screen="attract"]'));
    },
    { who: number, buttons: fastButtons },
  );

const words = wordsOf('en');
const fastButtons = {
  appeal: words('appeal.on'),
  choose: words('choose.on'),
  // no letter, no words of one's own: on to the signature
  details: words('message.on'),
  mark: words('sign.cannotDraw'),
  sign: words('sign.on'),
  send: words('review.send'),
  next: words('thanks.next'),
};

const attendees = tier(50, 500);

test(`${attendees} attendees in a row leave ${attendees} entries and no heap behind`, async ({ page }) => {
  test.setTimeout(60_000 + attendees * 3000);
  const kiosk = await startKiosk();
  await page.goto(kiosk.address);
  const devtools = await page.context().newCDPSession(page);
  const points: [number, number][] = [];
  const begun = performance.now();
  for (let number = 1; number <= attendees; number++) {
    await signFast(page, number);
    if (number % 10 === 0) points.push([number, await heapBytes(devtools)]);
  }
  const seconds = (performance.now() - begun) / 1000;
  // The first ten warm caches up.
  const slope = slopeOf(points.slice(1));
  console.log(`heap every ten: ${points.map(([, bytes]) => (bytes / 1e6).toFixed(2)).join(' ')} MB`);
  report(
    'attendees',
    `${attendees} attendees in a row`,
    `${seconds.toFixed(1)} s, heap grows by ${Math.round(slope)} bytes each`,
    `${attendees} entries, < 20,000 bytes each`,
  );
  expect(slope).toBeLessThan(20_000);
  expect(await countEntries(page, kiosk.passphrase)).toBe(attendees);
  await kiosk.stop();
});
