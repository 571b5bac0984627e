/** While people sign nothing leaves the machine: the host's network calls are watched, and it works where there is no network at all. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { expect, test, type TestContext } from 'vitest';

import { report } from '../support/figures.ts';
import { mutantProgram } from '../support/mutant-module.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { needTool, tool } from '../support/tools.ts';

const node = [process.execPath, '--disable-warning=ExperimentalWarning'];
const child = path.resolve(import.meta.dirname, 'egress-child.ts');

interface Held {
  entries: number;
  letters: number;
}

/** Holds a meeting; `around` starts the whole of it, `host` the host alone. */
async function hold(
  folder: string,
  how: { around?: string[]; host?: string[]; launcher?: string },
): Promise<Held> {
  const page = path.join(folder, 'page');
  mkdirSync(page);
  writeFileSync(path.join(page, 'index.html'), '<!doctype html>');
  const { around = [], host = [], launcher } = how;
  const env = { ...process.env, PAGE_FOLDER: page, ...(launcher !== undefined && { LAUNCHER: launcher }) };
  const [program, ...args] = [...around, ...node, child, folder, ...host] as [string, ...string[]];
  const { stdout } = await promisify(execFile)(program, args, { env });
  return JSON.parse(stdout) as Held;
}

interface Watched extends Held {
  /** Ways to the network by where they lead: an address with its port, or a socket file. */
  binds: string[];
  reached: string[];
  /** Connections and datagrams that do not stay on loopback, or ask for a name. */
  away: string[];
}

/** System calls by which a process gets at another one, with the address that they are given. */
const reaching = /\b(bind|connect|sendto|sendmsg|sendmmsg)\(.*?sa_family=(AF_\w+)(.*)/;

async function watch(strace: string, launcher?: string): Promise<Watched> {
  const folder = temporaryFolder();
  const log = path.join(folder, 'log');
  const host = [strace, '-f', '-o', log, '-e', 'trace=network'];
  const held = await hold(folder, { host, ...(launcher !== undefined && { launcher }) });
  const watched: Watched = { ...held, binds: [], reached: [], away: [] };
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, call, family, rest] = reaching.exec(line) ?? [];
    // netlink is the kernel's own: a list of the machine's interfaces
    if (call === undefined || family === 'AF_NETLINK') continue;
    const port = /_port=htons\((\d+)\)/.exec(rest!)?.[1];
    const address = /"([^"]*)"/.exec(rest!)?.[1] ?? 'nowhere';
    const place = port === undefined ? address : `${address}:${port}`;
    watched[call === 'bind' ? 'binds' : 'reached'].push(place);
    const isLoopback = address === '127.0.0.1' || address === '::1';
    if (!isLoopback || port === '53') watched.away.push(`${call} ${place}`);
  }
  return watched;
}

const said = ({ entries, letters, binds, reached, away }: Watched): string =>
  `${entries} entries, ${letters} letters; ${binds.length} binds, ${reached.length} connections or datagrams, ${away.length} away from loopback${away.length > 0 ? ` (${[...new Set(away)].join(', ')})` : ''}`;

test('a meeting at the web host: nothing goes anywhere but loopback', { timeout: 120_000 }, async (ctx) => {
  const watched = await watch(needTool(ctx, 'strace'));
  report(
    'egress',
    'network calls of the web host and its processes over a whole meeting',
    said(watched),
    '0 away',
  );
  expect(watched).toMatchObject({ entries: 3, away: [], reached: [] });
  expect(watched.letters).toBeGreaterThan(0);
  expect(watched.binds.length).toBeGreaterThan(0);
});

test('the mutant "a host that looks up a name" is caught', { timeout: 120_000 }, async (ctx) => {
  const strace = needTool(ctx, 'strace');
  const program = mutantProgram({
    file: 'electron/hosts/web/launch.ts',
    line: 'const page = readPage(pageFolder);',
    becomes:
      "const page = readPage(pageFolder); (await import('node:dns')).lookup('updates.example', () => {});",
  });
  const launcher = path.join(program, 'launch-web.ts');
  const ours = readFileSync(path.resolve(import.meta.dirname, '../support/launch-web.ts'), 'utf8');
  writeFileSync(launcher, ours.replaceAll('../../electron/', './electron/'));
  const watched = await watch(strace, launcher);
  report('egress', 'mutant: a host that looks up a name', said(watched), 'over 0 away');
  expect(watched.away.length).toBeGreaterThan(0);
});

test('where there is nothing but loopback, all of it works', { timeout: 120_000 }, async (ctx) => {
  const around = await onlyLoopback(ctx);
  const held = await hold(temporaryFolder(), { around });
  report(
    'egress',
    'a meeting in a network namespace with loopback only',
    `${held.entries} entries, ${held.letters} letters`,
    '3 entries, letters',
  );
  expect(held.entries).toBe(3);
  expect(held.letters).toBeGreaterThan(0);
});

/** What starts a program in a network namespace of its own, in which only loopback is up. */
async function onlyLoopback(ctx: TestContext): Promise<string[]> {
  const [unshare, ip] = [tool('unshare'), tool('ip')];
  if (unshare === undefined || ip === undefined)
    return ctx.skip('needs unshare and ip (Debian packages util-linux, iproute2)');
  const around = [unshare, '--map-root-user', '--net', 'sh', '-c', `${ip} link set lo up && exec "$@"`, 'sh'];
  const isPermitted = await promisify(execFile)(around[0]!, [...around.slice(1), 'true']).then(
    () => true,
    () => false,
  );
  return isPermitted ? around : ctx.skip('needs network namespaces for its user');
}
