/**
 * Another site in the kiosk's own browser, for real: its pages lie on other ports and names of this machine, and on a name
 * that is made to mean 127.0.0.1 after its page was loaded. Nothing is answered with data, and nothing is stored.
 */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type BrowserContext, chromium } from '@playwright/test';

import { browserLaunch } from '../fixtures/browser.ts';
import { expect, startWebHost, test, type WebKiosk } from '../fixtures/web-host.ts';
import { isLong, report } from '../support/figures.ts';
import { foreignWays, runForeignAttacks } from '../support/foreign-page.ts';
import type { Mutation } from '../support/mutant-page.ts';
import { writeMutant } from '../support/write-mutant.ts';

interface Tally {
  attacks: number;
  answers: Map<number, number>;
  /** What is not as it has to be. */
  wrong: string[];
}

const foreignHtml = '<!doctype html><title>x</title><body>';

/** Runs all attacks from the page that is open there. */
async function attackFrom(
  context: BrowserContext,
  page: string,
  target: string,
  tally: Tally,
): Promise<void> {
  const tab = await context.newPage();
  await tab.goto(page);
  const ways = await tab.evaluate(runForeignAttacks, target);
  tally.attacks += ways.length;
  for (const [name, got] of ways) {
    // a page of its own origin, as a rebound name's is, reads that it is turned away
    if (!/^(4\d\d)?\s*$/.test(got)) tally.wrong.push(`${page}, ${name}: ${got.slice(0, 40)}`);
  }
  await tab.close();
}

/** What the host answered, as it told itself: a browser hides much of it. */
function hear(output: string, tally: Tally): void {
  for (const [line, said, host] of output.matchAll(/^answer (\d+) \S+ \S+ (\S+) \S+$/gm)) {
    const status = Number(said);
    tally.answers.set(status, (tally.answers.get(status) ?? 0) + 1);
    // other methods are refused before anything else is looked at
    const wanted = [host!.startsWith('127.0.0.1:') ? 403 : 400, 405];
    if (!wanted.includes(status)) tally.wrong.push(line);
  }
}

/** A web host that tells what it answers. */
const tellingHost = (dataFolder: string, entry?: string): Promise<WebKiosk> =>
  startWebHost(dataFolder, { ...process.env, NODE_OPTIONS: `--import=${teller}` }, entry);

const teller = path.resolve(import.meta.dirname, '../support/tell-answers.js');

async function attack(kiosk: WebKiosk): Promise<Tally> {
  const tally: Tally = { attacks: 0, answers: new Map(), wrong: [] };
  const { port } = new URL(kiosk.origin);
  const foreign = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(foreignHtml);
  }).listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  const elsewhere = (foreign.address() as AddressInfo).port;
  const launch = await browserLaunch();
  const browser = await chromium.launch({
    ...launch,
    args: [
      ...(launch.args ?? []),
      '--host-resolver-rules=MAP evil.test 127.0.0.1, MAP rebound.test 127.0.0.1',
    ],
  });
  try {
    const context = await browser.newContext();
    const own = await context.newPage();
    await own.goto(kiosk.address);
    await expect(own.locator('[data-screen="first-run"]')).toBeVisible();
    // what it still fetches is no attack
    await own.waitForLoadState('networkidle');
    const rebound = `http://rebound.test:${port}/page`;
    // before the name means 127.0.0.1 its page comes from the attacker
    await context.route(rebound, (route) => route.fulfill({ contentType: 'text/html', body: foreignHtml }));
    const before = kiosk.output().length;
    const names = [
      `http://evil.test:${elsewhere}`,
      `http://127.0.0.1:${elsewhere}`,
      `http://localhost:${elsewhere}`,
    ];
    for (const from of names) await attackFrom(context, `${from}/`, kiosk.origin, tally);
    await attackFrom(context, rebound, `http://rebound.test:${port}`, tally);
    await attackFrom(context, `http://evil.test:${elsewhere}/`, `http://localhost:${port}`, tally);
    hear(kiosk.output().slice(before), tally);
    // the kiosk's own page goes on, and nothing was loaded
    await own.reload();
    await own
      .locator('[data-screen="first-run"]')
      .waitFor({ timeout: 5000 })
      .catch(() => tally.wrong.push('the kiosk shows something else'));
    if (existsSync(path.join(kiosk.dataFolder, 'pins.json'))) tally.wrong.push('a campaign was loaded');
    return tally;
  } finally {
    await browser.close();
    foreign.close();
    foreign.closeAllConnections();
  }
}

const said = ({ attacks, answers, wrong }: Tally): string =>
  `${attacks} attacks: ${[...answers]
    .toSorted(([a], [b]) => a - b)
    .map(([status, times]) => `${status} × ${times}`)
    .join(', ')}; wrong: ${wrong.length === 0 ? 'none' : wrong.slice(0, 3).join(', ')}`;

test('pages of other sites, and of a rebound name, get no data and store nothing', async () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'round-robin-web-'));
  const kiosk = await tellingHost(dataFolder);
  try {
    const before = readdirSync(dataFolder);
    const tally = await attack(kiosk);
    report('web host', 'pages of other sites in the same browser', said(tally), 'wrong: none');
    expect(tally.wrong).toEqual([]);
    expect(tally.attacks).toBe(5 * foreignWays);
    // they did arrive, and were turned away
    for (const status of [400, 403])
      expect(tally.answers.get(status)).toBeGreaterThanOrEqual(foreignWays - 4);
    expect(readdirSync(dataFolder)).toEqual(before);
  } finally {
    await kiosk.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

const guard = 'electron/hosts/web/guard.ts';
const mutants: Readonly<Record<string, readonly Mutation[]>> = {
  'any host': [
    { file: guard, line: 'if (request.headers.host !== `127.0.0.1:${guard.port}`) return 400;', becomes: '' },
  ],
  'any origin': [{ file: guard, line: 'if (!isFromHere(request, guard)) return 403;', becomes: '' }],
  'any port of this machine': [
    {
      file: guard,
      line: "['same-origin', 'none', undefined].includes(site)",
      becomes: "site !== 'cross-site'",
    },
    { file: guard, line: '(origin === undefined || sameOrigin) && ', becomes: '' },
  ],
};

for (const [name, mutations] of Object.entries(mutants))
  test(`the mutant "${name}" is caught`, async () => {
    test.skip(!isLong, 'long tier');
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'round-robin-web-'));
    const program = mkdtempSync(path.join(tmpdir(), 'round-robin-mutant-'));
    writeMutant(program, mutations);
    symlinkSync(path.resolve('out'), path.join(program, 'out'));
    const kiosk = await tellingHost(dataFolder, path.join(program, 'electron/hosts/web/main.ts'));
    try {
      const tally = await attack(kiosk);
      report('web host', `mutant: ${name}`, said(tally), 'wrong: some');
      expect(tally.wrong.length).toBeGreaterThan(0);
    } finally {
      await kiosk.stop();
      for (const folder of [dataFolder, program]) rmSync(folder, { recursive: true, force: true });
    }
  });
