/** Who has no keys learns nothing of what people wrote: no answer to an attendee's page or to the desk carries it, opened or sealed. */
import { randomBytes } from 'node:crypto';

import { expect, test } from 'vitest';

import { type CallName, calls } from '../../../electron/contract/index.ts';
import { orThrow } from '../../../electron/contract/result.ts';
import type * as coreModule from '../../../electron/core/index.ts';
import { sealEntry } from '../../../electron/seal/entry.ts';
import { drawFrom } from '../../support/draw.ts';
import { report, tier } from '../../support/figures.ts';
import { mutantModule } from '../../support/mutant-module.ts';
import { confine, inputFor } from '../../support/mutated-calls.ts';
import { searchBytes, searchFolder } from '../../support/search-bytes.ts';
import { asInput, entryFor } from '../../support/signings.ts';
import {
  type KioskOptions,
  type KioskStory,
  meeting,
  passphrase,
  withKiosk,
} from '../../support/with-kiosk.ts';

const seed = Date.now() & 0x7fff_ffff;
const rounds = tier(20, 200);
const names = (Object.keys(calls) as CallName[]).filter((name) => calls[name].role !== 'keys');

const canary = (): string => `Кенар${randomBytes(6).toString('hex')}`;

interface Peeked {
  calls: number;
  answered: Set<string>;
  bytes: number;
  /** By what was found in an answer, and of which call. */
  hits: Set<string>;
}

/** Signs with canaries, opens and locks the keys, then makes all other calls, at the desk and without one, and searches what comes back. */
async function peek(options: KioskOptions, how: { seed: number; rounds: number }): Promise<Peeked> {
  const peeked: Peeked = { calls: 0, answered: new Set(), bytes: 0, hits: new Set() };
  const words = [canary(), canary(), canary(), canary()] as const;
  await withKiosk({ meeting: true, ...options }, async (kiosk) => {
    const sealed = await signWith(kiosk, words);
    await useKeys(kiosk);
    const search = (name: string, said: unknown): void => {
      const text = Buffer.from(JSON.stringify(said));
      peeked.bytes += text.length;
      for (const { word } of searchBytes(text, words)) peeked.hits.add(`${name}: ${word}`);
      // pieces of the sealed entry, as JSON would carry bytes
      for (const form of ['base64', 'hex'] as const)
        if (sealed.some((piece) => text.includes(piece.toString(form))))
          peeked.hits.add(`${name}: sealed bytes`);
    };
    const draw = drawFrom(how.seed);
    for (let round = 0; round < how.rounds; round++) {
      for (const name of names) {
        // what changes campaign or passphrase would end the story
        if (['trySample', 'authorCampaign', 'recoverKeys', 'changePassphrase'].includes(name)) continue;
        const desk = draw.once(4) ? undefined : kiosk.core.openDesk();
        const input = confine(inputFor(calls[name].input, known(kiosk), draw), kiosk.folder('outside'));
        const result = await kiosk.core.call(
          { name, input, desk },
          { onProgress: (step) => search(name, step) },
        );
        peeked.calls++;
        if (result.ok) peeked.answered.add(name);
        search(name, result);
      }
    }
    // nor does what the desk had written: protocols, bundles, reports
    for (const { word, file } of searchFolder(kiosk.folder('outside'), words).hits)
      peeked.hits.add(`${file}: ${word}`);
  });
  return peeked;
}

/** Pieces of the sealed entry at places where base64 of the whole would show them whole. */
async function signWith(
  { client, campaign: { campaign } }: KioskStory,
  [name, place, branch, message]: readonly [string, string, string, string],
): Promise<Buffer[]> {
  const row = await sealEntry(
    entryFor(campaign, { name, place, fields: { branch }, message }),
    campaign.keys.entry,
  );
  orThrow(await client('submit', asInput(row)));
  return [0, 600, 1800, 2100].map((at) => Buffer.from(row.sealed.subarray(at + 300, at + 324)));
}

/** So that something could be left over: everything is read and made once, then locked. */
async function useKeys({ client, unlock, folder, core }: KioskStory): Promise<void> {
  await unlock();
  orThrow(await client('letters', { out: folder('letters') }));
  orThrow(await client('exportEntries', { format: 'json', out: `${folder('letters')}/entries.json` }));
  core.lock();
}

const known = ({ campaign: { note } }: KioskStory): Record<string, unknown[]> => ({
  note: [note],
  passphrase: ['wrong', passphrase],
  name: [meeting.name],
  place: [meeting.place],
  day: [meeting.day],
  out: ['card.pdf'],
  to: [''],
  files: ['card.pdf'],
});

const said = ({ calls: made, answered, bytes, hits }: Peeked): string =>
  `${made} calls, ${answered.size} of ${names.length} names answered, ${bytes} bytes searched, ${hits.size} hits`;

test(
  'no answer to an attendee or to the desk carries what somebody wrote',
  { timeout: 600_000 },
  async () => {
    const peeked = await peek({}, { seed, rounds });
    report(
      'peeking',
      `answers of calls without the keys, searched for canaries and sealed bytes, seed ${seed}`,
      said(peeked),
      '0 hits',
    );
    expect([...peeked.hits]).toEqual([]);
    expect([...peeked.answered]).toEqual(
      expect.arrayContaining(['overview', 'status', 'campaign', 'closeMeeting', 'showDevice', 'verify']),
    );
  },
);

test('the mutant "the laptop’s code holds rows" is caught', async () => {
  const { createCore: makeCore } = await mutantModule<typeof coreModule>('electron/core/index.ts', {
    file: 'electron/core/api/meeting.ts',
    line: 'return { device: id, code };',
    becomes:
      "return { device: id, code: [...kiosk.openVault().rows()].map(({ sealed }) => Buffer.from(sealed).toString('hex')).join() + code };",
  });
  const peeked = await peek({ makeCore }, { seed: 20_100_310, rounds: 2 });
  report('peeking', 'mutant: the laptop’s code holds rows', said(peeked), 'over 0 hits');
  expect(peeked.hits.size).toBeGreaterThan(0);
});
