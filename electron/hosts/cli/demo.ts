/**
 * `demo`: the whole way of a campaign in one go and without a screen. Makes keys, collects, closes, writes letters, petition
 * (as a list and in circles) and export, sends bundles to a folder and merges them on a second laptop; then checks all of it.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { orThrow, Refused } from '../../contract/result.ts';
import { type ShellHost, openHost } from './host.ts';
import { progressLine } from './output.ts';
import { simulatePlausible } from './simulate.ts';

/** What `demo` prints and leaves in `summary.json`. */
export interface Summary {
  entries: number;
  refused: number;
  letters: number;
  letters_valid: number;
  petition_entries: number;
  petition_pages: number;
  exported: number;
  bundles: number;
  root: string;
  merged_entries: number;
  merged_root: string;
  receipts: string;
  /** Whether everything agrees with everything. */
  verified: boolean;
}

interface Keys {
  note: string;
  keys: string;
  passphrase: string;
}

/** Runs the demonstration into an empty or new folder. @throws Refused */
export async function demo(
  { out, entries, seed }: { out: string; entries: number; seed: number },
  signal: AbortSignal,
): Promise<Summary> {
  prepareFolder(out);
  const laptop = openHost(path.join(out, 'data'), signal);
  const headquarters = openHost(path.join(out, 'merged'), signal);
  try {
    const keys = await setUp(laptop, out);
    orThrow(await headquarters.client('loadCampaign', { note: keys.note, keys: keys.keys }));
    const collected = await collect(laptop, entries, seed);
    await laptop.unlock(keys.passphrase);
    const printed = await print(laptop, out);
    const merged = await merge(laptop, headquarters, keys.passphrase, path.join(out, 'bundles'));
    const summary = { ...collected, ...printed, ...merged };
    const verified = isVerified(summary, entries);
    writeFileSync(path.join(out, 'summary.json'), `${JSON.stringify({ ...summary, verified }, null, 2)}\n`);
    return { ...summary, verified };
  } finally {
    laptop.close();
    headquarters.close();
  }
}

function prepareFolder(out: string): void {
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new Refused('storage_failed', `${path.basename(out)} is not empty`);
  mkdirSync(path.join(out, 'bundles'), { recursive: true });
}

/** Makes keys for the sample and loads it as a single laptop. */
async function setUp({ client }: ShellHost, out: string): Promise<Keys> {
  const draft = orThrow(await client('sampleDraft', {}));
  const { note, keys, passphrase } = orThrow(await client('authorCampaign', { draft }));
  writeFileSync(path.join(out, 'passphrase.txt'), `${passphrase}\n`, { mode: 0o600 });
  orThrow(await client('loadCampaign', { note, keys }));
  return { note, keys, passphrase };
}

async function collect(
  { client }: ShellHost,
  entries: number,
  seed: number,
): Promise<Pick<Summary, 'entries' | 'refused' | 'root'>> {
  orThrow(await client('openMeeting', { name: 'Demonstration', place: 'Aktau', day: '2010-03-20' }));
  const { refused } = await simulatePlausible(client, entries, seed);
  const closed = orThrow(await client('closeMeeting', {}));
  return { entries: closed.entries, refused: refused.length, root: closed.root };
}

type Printed = Pick<
  Summary,
  'letters' | 'letters_valid' | 'petition_entries' | 'petition_pages' | 'exported'
>;

async function print({ client }: ShellHost, out: string): Promise<Printed> {
  const folder = path.join(out, 'letters');
  const { letters } = orThrow(await client('letters', { out: folder }, { onProgress: progressLine() }));
  const files = existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
  const checked = orThrow(await client('verify', { files }, { onProgress: progressLine() }));
  const petition = orThrow(await client('petition', { out: path.join(out, 'petition.pdf'), layout: 'list' }));
  orThrow(await client('petition', { out: path.join(out, 'petition-circle.pdf'), layout: 'circle' }));
  const exported = orThrow(
    await client('exportEntries', { out: path.join(out, 'entries.csv'), format: 'csv' }),
  );
  return {
    letters,
    letters_valid: checked.files.filter(({ result }) => result === 'valid').length,
    petition_entries: petition.entries,
    petition_pages: petition.pages,
    exported: exported.entries,
  };
}

type Merged = Pick<Summary, 'bundles' | 'merged_entries' | 'merged_root' | 'receipts'>;

/** Sends, merges on the second laptop, and fetches the receipts. */
async function merge(
  laptop: ShellHost,
  headquarters: ShellHost,
  passphrase: string,
  folder: string,
): Promise<Merged> {
  orThrow(await laptop.client('sync', { to: folder }));
  const { code } = orThrow(await laptop.client('showDevice', {}));
  await headquarters.unlock(passphrase);
  orThrow(await headquarters.client('enrolDevice', { code }));
  const { bundles, entries, root } = orThrow(await headquarters.client('merge', { from: folder }));
  const { state } = orThrow(await laptop.client('sync', { to: folder }));
  return { bundles, merged_entries: entries, merged_root: root, receipts: state };
}

const isVerified = (summary: Omit<Summary, 'verified'>, entries: number): boolean =>
  summary.entries === entries &&
  summary.refused === 0 &&
  summary.letters === summary.letters_valid &&
  summary.petition_entries === entries &&
  summary.exported === entries &&
  summary.merged_entries === entries &&
  summary.merged_root === summary.root &&
  (entries === 0 || summary.receipts === 'received');
