/** Raw sockets at the web host's port: only the statuses it means, never a stack trace, and it goes on. */
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { createWebServer } from '../../electron/hosts/web/server.ts';
import { type Draw, drawFrom } from '../support/draw.ts';
import { report, tier } from '../support/figures.ts';
import {
  foreignRequests,
  hostileRequests,
  type Launch,
  type Pieces,
  smuggledRequests,
} from '../support/hostile-requests.ts';
import { mutantModule } from '../support/mutant-module.ts';
import type { Mutation } from '../support/mutant-page.ts';
import { withKiosk } from '../support/with-kiosk.ts';

const seed = Date.now() & 0x7fff_ffff;
const count = tier(1000, 10_000);

const secrets = {
  token: 'T0k3n-of-this-launch-and-of-no-other-launch',
  cookie: 'C00k1-of-this-launch-and-of-no-other-launch',
};
const page = new Map([['/', { type: 'text/html; charset=utf-8', content: Buffer.from('<!doctype html>') }]]);

/** What the host, or Node's parser before it, answers: 408 and 431 are the parser's. */
const expected = [200, 400, 401, 403, 404, 405, 408, 413, 431];
const turnedAway = [400, 401, 403, 405];
const trace = /\n\s+at |node:internal|Error:|\.[tj]s:\d/;

const makers = { ...hostileRequests, foreign: foreignRequests, smuggled: smuggledRequests };
/** Those that know no leave to be here come more often. */
const kinds = [...Object.keys(makers), 'foreign', 'foreign', 'smuggled'] as (keyof typeof makers)[];
const expectedOf = (kind: string): readonly number[] => {
  if (kind === 'smuggled') return [...turnedAway, 408, 413, 431];
  return kind === 'foreign' ? turnedAway : expected;
};

interface Tally {
  sockets: number;
  statuses: Map<number, number>;
  silent: number;
  wrong: Set<string>;
}

async function attack(how: { seed: number; count: number; make?: typeof createWebServer }): Promise<Tally> {
  const tally: Tally = { sockets: 0, statuses: new Map(), silent: 0, wrong: new Set() };
  await withKiosk({ meeting: true }, async ({ core }) => {
    const guard = { port: 0, ...secrets };
    const server = (how.make ?? createWebServer)({ core: () => core, page, guard });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    guard.port = (server.address() as AddressInfo).port;
    const draw = drawFrom(how.seed);
    try {
      while (tally.sockets < how.count)
        await Promise.all(Array.from({ length: 25 }, () => attackOnce(guard, draw, tally)));
      const { said } = await speak(guard.port, foreignRequests(guard, draw).map(String));
      if (!said.startsWith('HTTP/1.1 4')) tally.wrong.add('the host is gone');
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
  return tally;
}

async function attackOnce(launch: Launch, draw: Draw, tally: Tally): Promise<void> {
  const kind = draw.pick(kinds);
  const isForeign = kind === 'foreign';
  const pieces = makers[kind](launch, draw);
  const { said, isClosed } = await speak(launch.port, pieces);
  const statuses = [...said.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
  tally.sockets++;
  if (statuses.length === 0) tally.silent++;
  for (const status of statuses) {
    tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
    if (!expectedOf(kind).includes(status)) tally.wrong.add(`${kind}: ${status}`);
  }
  if (isForeign && statuses.length !== 1) tally.wrong.add(`foreign: ${statuses.length} answers`);
  if (trace.test(said)) tally.wrong.add(`${kind}: a stack trace`);
  if (!isClosed) tally.wrong.add(`${kind}: left open`);
}

/** Writes the pieces, closes its own side, and hears what is said until the other side closes too. */
async function speak(port: number, pieces: Pieces): Promise<{ said: string; isClosed: boolean }> {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (data: Buffer) => (said += data.toString('latin1')));
  // a host that has heard enough cuts the line
  socket.on('error', () => {});
  const closed = once(socket, 'close').then(() => true);
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) await pause(2);
    if (socket.writable) socket.write(piece);
  }
  socket.end();
  const isClosed = await Promise.race([closed, pause(10_000, false, { ref: false })]);
  socket.destroy();
  return { said, isClosed };
}

const said = ({ sockets, statuses, silent, wrong }: Tally): string =>
  `${sockets} sockets: ${[...statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([status, times]) => `${status} × ${times}`)
    .join(', ')}, no answer × ${silent}; wrong: ${[...wrong].toSorted().join(', ') || 'none'}`;

test('raw sockets get the statuses that are meant, and no stack trace', { timeout: 600_000 }, async () => {
  const tally = await attack({ seed, count });
  report('hostile input', `raw sockets at the web host, seed ${seed}`, said(tally), 'wrong: none');
  expect([...tally.wrong]).toEqual([]);
  for (const status of [200, 400, 401, 403]) expect(tally.statuses.get(status)).toBeGreaterThan(0);
});

const server = 'electron/hosts/web/server.ts';
const mutants: Record<string, readonly Mutation[]> = {
  'nobody is turned away': [
    { file: server, line: 'if (status !== undefined) return end(response, status);', becomes: '' },
  ],
  'errors are told': [
    { file: server, line: "URL.parse(request.url ?? '/', ", becomes: "new URL(request.url ?? '/', " },
    { file: server, line: 'response).catch(() => {', becomes: 'response).catch((error) => {' },
    {
      file: server,
      line: 'else end(response, 500);',
      becomes: 'else response.writeHead(500).end(error.stack);',
    },
  ],
};

test.each(Object.entries(mutants))('the mutant "%s" is caught', async (name, mutations) => {
  const { createWebServer: make } = await mutantModule<{ createWebServer: typeof createWebServer }>(
    server,
    ...mutations,
  );
  const tally = await attack({ seed: 20_100_308, count: 100, make });
  report('hostile input', `mutant: ${name}`, said(tally), 'wrong: some');
  expect(tally.wrong.size).toBeGreaterThan(0);
});
