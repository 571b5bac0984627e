/** Bundles as somebody would leave them at a target who may write there and knows the campaign's public keys. A seed fixes each. */
import { type Device, deviceOf } from '../../electron/core/device/device.ts';
import { type Bundle, type BundleRow, contentsHash, encodeBundle } from '../../electron/core/sync/bundle.ts';
import { type Manifest, manifestText } from '../../electron/core/sync/manifest.ts';
import { seal } from '../../electron/seal/age.ts';
import { sealEntry } from '../../electron/seal/entry.ts';
import type { TestCampaign } from './campaigns.ts';
import { type Draw, flipBytes, mutateBytes } from './draw.ts';
import { seededBytes } from './seeded.ts';
import { entryFor } from './signings.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What the attacker has seen: a genuine bundle before sealing, which says more than anybody but headquarters knows. */
export interface Attack {
  ours: TestCampaign;
  theirs: TestCampaign;
  /** A laptop that headquarters has enrolled, and what it signed. */
  enrolled: Device;
  manifest: Manifest;
  genuine: Bundle;
  plain: Uint8Array;
  sealed: Uint8Array;
  /** A laptop that nobody enrolled. */
  stranger: Device;
  /** An entry that nobody at a meeting signed: the campaign's recipient is public, so anybody can seal one. */
  foreign: BundleRow;
}

/** A file at a target; without a name it gets the hash of its bytes. */
export interface Left {
  bytes: Uint8Array;
  name?: string;
}

type Make = (attack: Attack, draw: Draw) => Uint8Array | Left | Promise<Uint8Array>;

export async function prepareAttack(ours: TestCampaign, theirs: TestCampaign): Promise<Attack> {
  const [enrolled, stranger] = [1, 2].map((i) => deviceOf(temporaryFolder(), seededBytes(7000 + i))) as [
    Device,
    Device,
  ];
  const { campaign } = ours;
  const seal1 = (name: string): Promise<BundleRow> =>
    sealEntry(entryFor(campaign, { name, letters: [] }), campaign.keys.entry);
  const rows = await Promise.all(['Ann', 'Ben', 'Cem', 'Dina'].map(seal1));
  const manifest: Manifest = {
    v: 1,
    campaign: campaign.id,
    version: 1,
    device: enrolled.id,
    counter: 1,
    entries: rows.length,
    root: '0'.repeat(64),
    withdrawn: 0,
    previousRoot: '0'.repeat(64),
    final: true,
    day: '2010-03-20',
    contents: contentsHash({ rows, tombstones: [] }),
    heads: [],
  };
  const genuine: Bundle = { manifest: enrolled.sign(manifestText(manifest)), rows, tombstones: [] };
  const plain = encodeBundle(genuine);
  return {
    ours,
    theirs,
    enrolled,
    stranger,
    manifest,
    genuine,
    plain,
    sealed: await seal(plain, campaign.keys.transport),
    foreign: await seal1('Mallory'),
  };
}

const step = 64 * 1024;

const sealedAgain = ({ ours }: Attack, plain: Uint8Array): Promise<Uint8Array> =>
  seal(plain, ours.campaign.keys.transport);

const bundleOf = (attack: Attack, changes: Partial<Bundle>): Promise<Uint8Array> =>
  sealedAgain(attack, encodeBundle({ ...attack.genuine, ...changes }));

/** Where lengths and counts of the genuine bundle stand. */
function lengthFields({ plain, genuine }: Attack): number[] {
  const rows = 14 + Buffer.byteLength(genuine.manifest);
  const places = [10, rows];
  let at = rows + 4;
  const view = Buffer.from(plain);
  for (const _ of genuine.rows) {
    places.push(at + 48);
    at += 52 + view.readUInt32BE(at + 48);
  }
  return [...places, at];
}

/** Manifests that say something else, signed or not. */
function forgedManifest({ manifest, enrolled, stranger }: Attack, draw: Draw): string {
  const lies: readonly Record<string, unknown>[] = [
    { entries: 5000 },
    { counter: 99 },
    { root: 'f'.repeat(64) },
    { version: 2 },
    { withdrawn: 4 },
    { day: '1999-12-31' },
    { day: 'yesterday' },
    { heads: [{ device: stranger.id, counter: 1, entries: 9, root: '1'.repeat(64) }] },
    { v: 2 },
    { contents: undefined },
    { contents: '2'.repeat(64) },
    { more: 'fields' },
    { device: enrolled.id.toLowerCase() },
    { entries: -1 },
  ];
  const text = manifestText({ ...manifest, ...draw.pick(lies) });
  const honest = enrolled.sign(manifestText(manifest));
  const signature = honest.slice(honest.lastIndexOf('— '));
  return draw.pick([
    // signed by another laptop, or with the name of the enrolled one over it
    () => stranger.sign(text),
    () => stranger.sign(text).replace(/— \S+/u, /— \S+/u.exec(honest)![0]),
    // the genuine signature under another text, twice, or none
    () => `${text}\n${signature}`,
    () => `${honest}${signature}`,
    () => text,
    () => `${text}\n— round-robin-device/x AAAA\n`,
    () => '',
    // the enrolled laptop's, in another form than the one that is written
    () => enrolled.sign(` ${manifestText(manifest)}`),
    () => enrolled.sign(`${JSON.stringify(manifest, null, 1)}\n`),
    () => enrolled.sign('{}\n'),
    () => Buffer.from(mutateBytes(Buffer.from(honest), draw)).toString('utf8'),
  ])();
}

/** Kinds of bundles by what is wrong with them. Each is to be put aside with a code. */
export const badBundles: Readonly<Record<string, Make>> = {
  'changed bytes': ({ sealed }, draw) => flipBytes(sealed, draw),
  'bytes in or out': ({ sealed }, draw) => Buffer.concat([mutateBytes(sealed, draw), draw.bytes(1)]),
  'cut short': ({ sealed }, draw) => sealed.subarray(0, draw.below(sealed.length)),
  'changed header': ({ sealed }, draw) =>
    Buffer.concat([flipBytes(sealed.subarray(0, 1700), draw), sealed.subarray(1700)]),
  'two in one': ({ sealed }) => Buffer.concat([sealed, sealed]),
  noise: (_, draw) => draw.bytes(draw.below(4000)),
  'another name': ({ sealed }, draw) => ({
    bytes: sealed,
    name: Buffer.from(draw.bytes(32)).toString('hex'),
  }),
  'another recipient': ({ plain, theirs }) => seal(plain, theirs.campaign.keys.transport),
  'the entries’ recipient': ({ plain, ours }) => seal(plain, ours.campaign.keys.entry),
  'changed inside': (attack, draw) => sealedAgain(attack, flipBytes(attack.plain.subarray(0, step), draw)),
  'bytes in or out inside': (attack, draw) =>
    sealedAgain(attack, Buffer.concat([mutateBytes(attack.plain, draw), draw.bytes(1)])),
  'cut inside': (attack, draw) =>
    sealedAgain(attack, attack.plain.subarray(0, draw.below(attack.plain.length))),
  'a step more': (attack) => sealedAgain(attack, Buffer.concat([attack.plain, new Uint8Array(step)])),
  'lies about lengths': (attack, draw) => {
    const plain = Buffer.from(attack.plain);
    const lie = draw.pick([0, 1, 0x7fffffff, 0xffffffff, plain.length, draw.below(2 ** 32)]);
    const at = draw.pick(lengthFields(attack).filter((place) => plain.readUInt32BE(place) !== lie));
    plain.writeUInt32BE(lie, at);
    return sealedAgain(attack, plain);
  },
  'rows out of order': (attack) => {
    const plain = Buffer.from(attack.plain);
    const [, , first, second] = lengthFields(attack) as [number, number, number, number];
    const a = Buffer.from(plain.subarray(first - 48, second - 48));
    const b = Buffer.from(plain.subarray(second - 48, second - 48 + 52 + plain.readUInt32BE(second)));
    Buffer.concat([b, a]).copy(plain, first - 48);
    return sealedAgain(attack, plain);
  },
  'forged manifest': (attack, draw) => bundleOf(attack, { manifest: forgedManifest(attack, draw) }),
  'other rows under a genuine manifest': (attack, draw) => {
    const rows = [...attack.genuine.rows, attack.foreign].filter(() => !draw.once(3));
    return rows.length === 4 && !rows.includes(attack.foreign)
      ? bundleOf(attack, { rows: rows.slice(1) })
      : bundleOf(attack, { rows });
  },
  'withdrawals under a genuine manifest': (attack, draw) =>
    bundleOf(attack, { tombstones: [{ id: attack.genuine.rows[0]!.id, secret: draw.bytes(32) }] }),
  'another campaign': (attack, draw) => {
    const said = { ...attack.manifest, campaign: draw.pick(['other-strike', 'harbour-strike-2']) };
    return bundleOf(attack, { manifest: attack.enrolled.sign(manifestText(said)) });
  },
  'a laptop that is not enrolled': (attack) => {
    const contents = { rows: [attack.foreign], tombstones: [] };
    const said = { ...attack.manifest, device: attack.stranger.id, contents: contentsHash(contents) };
    return bundleOf(attack, { manifest: attack.stranger.sign(manifestText(said)), ...contents });
  },
  'rows that are no entries': (attack, draw) => {
    const length = draw.pick([0, 1, 40, 2000, attack.foreign.sealed.length]);
    const contents = {
      rows: [...attack.genuine.rows, { ...attack.foreign, sealed: draw.bytes(length) }],
      tombstones: [],
    };
    const said = { ...attack.manifest, contents: contentsHash(contents) };
    return bundleOf(attack, { manifest: attack.enrolled.sign(manifestText(said)), ...contents });
  },
};

/** Bundles that say again what is known: they may be merged, and change nothing. */
export const harmlessBundles: Readonly<Record<string, Make>> = {
  replayed: ({ sealed }) => sealed,
  'replayed and sealed again': (attack) => sealedAgain(attack, attack.plain),
};
