/** What somebody leaves at a target who wants to add, take or change entries, or to stop headquarters: merged through the front door. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { codes, orThrow } from '../../../electron/contract/result.ts';
import type * as coreModule from '../../../electron/core/index.ts';
import { testCampaign } from '../../support/campaigns.ts';
import { type Draw, drawFrom } from '../../support/draw.ts';
import { report, tier } from '../../support/figures.ts';
import {
  type Attack,
  badBundles,
  harmlessBundles,
  type Left,
  prepareAttack,
} from '../../support/hostile-bundles.ts';
import { mutantModule } from '../../support/mutant-module.ts';
import type { Mutation } from '../../support/mutant-page.ts';
import { type KioskStory, withKiosk } from '../../support/with-kiosk.ts';

const seed = Date.now() & 0x7fff_ffff;
const count = tier(1000, 10_000);
/** Files that lie at the target at once. */
const heap = 50;

interface Tally {
  bundles: number;
  quarantined: number;
  merged: number;
  codes: Set<string>;
  /** What went wrong: kinds of bundles that were merged or passed over in silence, changed the set, or made it fall over. */
  wrong: Set<string>;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const allKinds = [...Object.keys(badBundles), ...Object.keys(harmlessBundles)];

interface How {
  seed: number;
  count: number;
  kinds?: readonly string[];
  makeCore?: typeof coreModule.createCore;
}

/** Leaves heaps of hostile bundles at a stick, merges each, and compares. */
async function attackWith({
  seed: seeded,
  count: bundles,
  kinds: ofKinds = allKinds,
  makeCore,
}: How): Promise<Tally> {
  const tally: Tally = { bundles: 0, quarantined: 0, merged: 0, codes: new Set(), wrong: new Set() };
  const [draw, theirs] = [drawFrom(seeded), await testCampaign({ seed: 2 })];
  await withKiosk({ expectBugs: true, ...(makeCore && { makeCore }) }, async (headquarters) => {
    await headquarters.unlock();
    const attack = await prepareAttack(headquarters.campaign, theirs);
    orThrow(await headquarters.client('enrolDevice', { code: attack.enrolled.code }));
    const stick = headquarters.folder('stick');
    leave(stick, { bytes: attack.sealed });
    const { root, entries } = orThrow(await headquarters.client('merge', { from: stick }));
    expect(entries).toBe(attack.genuine.rows.length);
    while (tally.bundles < bundles) {
      rmSync(bundlesAt(stick), { recursive: true });
      const kinds = await fill(stick, attack, draw, {
        files: Math.min(heap, bundles - tally.bundles),
        ofKinds,
      });
      tally.bundles += kinds.size;
      await mergeAndCompare({ headquarters, stick, kinds, root, tally });
    }
  });
  return tally;
}

const bundlesAt = (stick: string): string => path.join(stick, 'harbour-strike', 'bundles');

/** Puts bytes at the target. @returns the hash in the name */
function leave(stick: string, { bytes, name = sha256(bytes) }: Left): string {
  mkdirSync(bundlesAt(stick), { recursive: true });
  writeFileSync(path.join(bundlesAt(stick), `${name}.rrb`), bytes);
  return name;
}

/** @returns the kind of bundle by the hash in its name */
async function fill(
  stick: string,
  attack: Attack,
  draw: Draw,
  { files, ofKinds }: { files: number; ofKinds: readonly string[] },
): Promise<Map<string, string>> {
  const kinds = new Map<string, string>();
  while (kinds.size < files) {
    const kind = draw.pick(ofKinds);
    const made = await { ...badBundles, ...harmlessBundles }[kind]!(attack, draw);
    kinds.set(leave(stick, made instanceof Uint8Array ? { bytes: made } : made), kind);
  }
  return kinds;
}

interface Merge {
  headquarters: KioskStory;
  stick: string;
  kinds: ReadonlyMap<string, string>;
  root: string;
  tally: Tally;
}

async function mergeAndCompare({ headquarters, stick, kinds, root, tally }: Merge): Promise<void> {
  const quarantine = path.join(headquarters.dataFolder, 'quarantine');
  const [lying, aside] = [contents(bundlesAt(stick)), contents(quarantine)];
  const result = await headquarters.client('merge', { from: stick });
  if (!result.ok) return void tally.wrong.add(`merge stopped: ${result.error.code}`);
  const quarantined = new Map(result.value.quarantined.map(({ bundle, code }) => [bundle, code]));
  for (const [hash, kind] of kinds) {
    const code = quarantined.get(hash);
    if (code) tally.codes.add(code);
    if (code && !codes.includes(code)) tally.wrong.add(`${kind}: ${code}`);
    if (!code && !Object.hasOwn(harmlessBundles, kind)) tally.wrong.add(`${kind}: not quarantined`);
    if (code && !isAside(quarantine, hash, code)) tally.wrong.add(`${kind}: not kept with its reason`);
  }
  tally.quarantined += quarantined.size;
  tally.merged += kinds.size - quarantined.size;
  if (result.value.root !== root || result.value.new > 0) tally.wrong.add('the set changed');
  if (isMissing(lying, contents(bundlesAt(stick))) || isMissing(aside, contents(quarantine)))
    tally.wrong.add('something was deleted');
}

const isAside = (quarantine: string, hash: string, code: string): boolean =>
  contents(quarantine).has(`${hash}.rrb`) &&
  readFileSync(path.join(quarantine, `${hash}.reason`), 'utf8') === `${code}\n`;

/** Names of a folder; each is the hash of its content or goes with one. */
const contents = (folder: string): Set<string> => {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
};

const isMissing = (before: ReadonlySet<string>, after: ReadonlySet<string>): boolean =>
  [...before].some((name) => !after.has(name));

const said = ({ bundles, quarantined, merged, codes: met, wrong }: Tally): string =>
  `${bundles} bundles: ${quarantined} quarantined (${[...met].toSorted().join(', ')}), ${merged} merged; wrong: ${[...wrong].toSorted().join(', ') || 'none'}`;

test(
  'hostile bundles are put aside with a code, change nothing and stop nothing',
  { timeout: 600_000 },
  async () => {
    const tally = await attackWith({ seed, count });
    report('hostile input', `bundles at a folder, seed ${seed}`, said(tally), 'wrong: none');
    expect([...tally.wrong]).toEqual([]);
    expect(tally.codes.size).toBe(4);
  },
);

/** Each with the kinds of bundles that it lets through. */
const mutants: Record<string, Mutation & { kinds: readonly string[] }> = {
  'the manifest’s signature is not checked': {
    file: 'electron/core/sync/pull.ts',
    line: "if (ports.verify(bundle.manifest, claimed.device) === undefined) return 'bundle_bad_manifest';",
    becomes: '',
    kinds: ['forged manifest'],
  },
  'a manifest is good for any rows': {
    file: 'electron/core/sync/pull.ts',
    line: "if (claimed.contents !== contentsHash(bundle)) return 'bundle_bad_manifest';",
    becomes: '',
    kinds: ['other rows under a genuine manifest', 'changed inside'],
  },
  'a bundle is not compared with what a writer would have written': {
    file: 'electron/core/sync/bundle.ts',
    line: 'return compareBytes(encodeBundle(bundle), bytes) === 0 ? bundle : undefined;',
    becomes: 'return bundle;',
    kinds: ['a step more', 'rows out of order', 'changed inside'],
  },
  'devices need not be enrolled': {
    file: 'electron/core/sync/pull.ts',
    line: "if (!ports.isEnrolled(claimed.device)) return 'bundle_not_enrolled';",
    becomes: '',
    kinds: ['a laptop that is not enrolled'],
  },
  'a name need not be the hash': {
    file: 'electron/core/sync/pull.ts',
    line: "if (hex(createHash('sha256').update(sealed).digest()) !== hash) return 'bundle_unreadable';",
    becomes: '',
    kinds: ['another name'],
  },
};

test.each(Object.entries(mutants))('the mutant "%s" is caught', async (name, { kinds, ...mutation }) => {
  const { createCore: makeCore } = await mutantModule<typeof coreModule>('electron/core/index.ts', mutation);
  const tally = await attackWith({ seed: 20_100_305, count: 30, kinds, makeCore });
  const wrong = [...tally.wrong].toSorted().join(', ');
  report('hostile input', `mutant: ${name}`, `wrong: ${wrong || 'none'}`, 'wrong: some');
  expect(tally.wrong.size).toBeGreaterThan(0);
});
