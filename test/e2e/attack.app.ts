/** The desktop program as an attacker meets it, on one program for all: what is tried is in attacks/. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { expect, sharedTest as test } from '../fixtures/electron-app.ts';
import { report } from '../support/figures.ts';
import { addressCount, allAddresses } from './attacks/addresses.ts';
import { checklist } from './attacks/checklist.ts';
import { allEvents, eventCount } from './attacks/events.ts';
import { allChords, chordCount } from './attacks/keys.ts';
import { allStrangers, strangerCount } from './attacks/senders.ts';

for (const [item, attack] of Object.entries(checklist))
  test(`checklist ${item}`, async ({ app, passphrase }) => {
    expect(await attack({ app, passphrase })).toEqual([]);
  });

test('checklist 19 check the fuses: a package does not start where its memory could be read, or without a sandbox', ({}, info) => {
  info.skip(info.project.name === 'electron', 'a binary that is not packaged; the fuses are the package’s');
  const root = path.resolve(import.meta.dirname, '../..');
  const files = [path.join(root, 'test/standin/run.js'), path.join(root, 'out/main/index.js')];
  const all = ['--remote-debugging-port=9222', '--remote-debugging-pipe', '--inspect-brk', '--no-sandbox'];
  for (const asked of all) {
    const env = { ...process.env, STANDIN_PACKAGED: '1' };
    const { status, stderr } = spawnSync(process.execPath, [...files, asked], { env, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `Round Robin does not start with ${asked.split('=')[0]}\n`,
    });
  }
});

test(`${chordCount} key chords are stopped or let through as they should`, async ({ app, passphrase }) => {
  const through = await allChords({ app, passphrase });
  report(
    'desktop host',
    'key chords, as a person and as an organiser',
    `${chordCount}, wrong: ${through.length}`,
    'wrong: 0',
  );
  expect(through).toEqual([]);
});

test(`${addressCount} addresses lead nowhere`, async ({ app, passphrase }) => {
  const through = await allAddresses({ app, passphrase });
  report(
    'desktop host',
    'addresses: five ways from the page, three events each',
    `${addressCount}, reached: ${through.length}`,
    'reached: 0',
  );
  expect(through).toEqual([]);
});

test(`${eventCount} kinds of events are prevented and answered with nothing`, async ({ app, passphrase }) => {
  const through = await allEvents({ app, passphrase });
  report(
    'desktop host',
    'kinds of events',
    `${eventCount}, let through: ${through.length}`,
    'let through: 0',
  );
  expect(through).toEqual([]);
});

test(`messages of ${strangerCount} who are not our page are refused`, async ({ app, passphrase }) => {
  const through = await allStrangers({ app, passphrase });
  report(
    'desktop host',
    'senders that are not our page',
    `${strangerCount}, heard: ${through.length}`,
    'heard: 0',
  );
  expect(through).toEqual([]);
});
