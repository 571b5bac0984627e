/** A kiosk that has a campaign loaded is offered thousands of other notes for it. None gets in, none makes it stumble. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { calls } from '../../../electron/contract/index.ts';
import { type Code, orThrow, type Result } from '../../../electron/contract/result.ts';
import { testCampaign } from '../../support/campaigns.ts';
import { report, tier } from '../../support/figures.ts';
import { hostileNotes, type Draw } from '../../support/hostile-notes.ts';
import { seededBytes } from '../../support/seeded.ts';
import { type KioskStory, withKiosk } from '../../support/with-kiosk.ts';

const count = tier(1000, 10_000);
const seed = Date.now() % 1_000_000;
const limitMilliseconds = 200;

function drawing(from: number): Draw {
  const random = seededBytes(from);
  return (limit) => Buffer.from(random(4)).readUInt32BE() % limit;
}

/** What is known of one kind of note after all of them were tried. */
interface Tally {
  codes: Map<string, number>;
  /** How many would be a campaign in their own right. */
  whole: number;
}

/** CPU time of this process for one call, in milliseconds. */
async function timed(action: () => Promise<Result<unknown>>): Promise<[said: Result<unknown>, cpu: number]> {
  const before = process.cpuUsage();
  const said = await action();
  const { user, system } = process.cpuUsage(before);
  return [said, (user + system) / 1000];
}

const codeOf = (result: Result<unknown>): Code | 'ok' => (result.ok ? 'ok' : result.error.code);

/** Every file of the data folder but the vault, whose pages are another test's. */
const filesOf = ({ dataFolder }: KioskStory): Record<string, string> =>
  Object.fromEntries(
    ['campaigns', 'keys', '.'].flatMap((folder) =>
      readdirSync(path.join(dataFolder, folder), { withFileTypes: true })
        .filter((item) => item.isFile())
        .map(({ name }) => [name, readFileSync(path.join(dataFolder, folder, name)).toString('base64')]),
    ),
  );

test(
  `${count} damaged, forged, downgraded, deep and long notes are refused with one code each`,
  { timeout: 600_000 },
  () =>
    withKiosk({ variation: { version: 2 } }, async (kiosk) => {
      const { client, openDesk, campaign } = kiosk;
      openDesk();
      const victim = {
        now: campaign,
        before: await testCampaign(),
        attacker: await testCampaign({ seed: 2, version: 3 }),
      };
      const before = filesOf(kiosk);
      const known: Record<'checkCampaign' | 'loadCampaign', readonly string[]> = {
        checkCampaign: calls.checkCampaign.errors,
        loadCampaign: calls.loadCampaign.errors,
      };
      const tallies = new Map<string, Tally>();
      const slowest = { cpu: 0, kind: '' };
      const kinds = Object.entries(hostileNotes);
      let tried = 0;
      for (let i = 0; i < count; i++) {
        const [kind, make] = kinds[i % kinds.length]!;
        const note = make(victim, drawing(seed + i));
        if (note === campaign.note) continue;
        tried++;
        const [checked, checkCpu] = await timed(() => client('checkCampaign', { note }));
        const [loaded, loadCpu] = await timed(() => client('loadCampaign', { note }));
        expect(['ok', ...known.checkCampaign], `${kind}, seed ${seed + i}`).toContain(codeOf(checked));
        expect(known.loadCampaign, `${kind}, seed ${seed + i}`).toContain(codeOf(loaded));
        const cpu = Math.max(checkCpu, loadCpu);
        if (cpu > slowest.cpu) Object.assign(slowest, { cpu, kind });
        const tally = tallies.get(kind) ?? { codes: new Map(), whole: 0 };
        tally.codes.set(codeOf(loaded), (tally.codes.get(codeOf(loaded)) ?? 0) + 1);
        if (checked.ok) tally.whole++;
        tallies.set(kind, tally);
      }
      for (const [kind, { codes, whole }] of tallies)
        console.log(
          `${kind}: ${[...codes].map(([code, times]) => `${code} ${times}`).join(', ')}; whole in themselves: ${whole}`,
        );
      const whole = [...tallies.values()].reduce((sum, tally) => sum + tally.whole, 0);
      report(
        'keys',
        `hostile campaign notes, seed ${seed}`,
        `0 of ${tried} got in, 0 crashes, slowest ${slowest.cpu.toFixed(0)} ms CPU (${slowest.kind})`,
        `0, each under ${limitMilliseconds} ms`,
      );
      report('keys', 'mutant: no pins, notes that would get in', `${whole} of ${tried}`, 'over 0');
      expect(slowest.cpu).toBeLessThan(limitMilliseconds);
      expect(whole).toBeGreaterThan(0);
      expect(filesOf(kiosk)).toEqual(before);
      orThrow(await client('loadCampaign', { note: campaign.note }));
    }),
);
