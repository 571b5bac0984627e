/**
 * Sending: what a target does not have yet becomes bundles, sealed to the campaign's transport recipient, named by their
 * hash, and is read back and compared; a server's "201" proves nothing. Holds no key: sealing and signing are lent.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { Refused } from '../../contract/result.ts';
import { equalBytes, hex } from '../../seal/bytes.ts';
import { type BundleRow, type BundleTombstone, contentsHash, dealRows, encodeBundle } from './bundle.ts';
import { bundleFile, receiptFile } from './layout.ts';
import type { Target } from './targets/target.ts';

/** A bundle that is made but perhaps not there yet. */
export interface Pending {
  hash: Uint8Array;
  state: 'here' | 'sent' | 'received';
}

/** What sending needs of the rest. */
export interface PushPorts {
  campaign: string;
  target: Target;
  /** Rows and tombstones that no bundle for this target holds. */
  fresh: () => { rows: BundleRow[]; tombstones: BundleTombstone[] };
  /** Signs a manifest of the present state for a bundle with these contents. */
  manifest: (contents: string) => { note: string; counter: number };
  seal: (bundle: Uint8Array) => Promise<Uint8Array>;
  outbox: {
    read: (hash: string) => Uint8Array | undefined;
    write: (hash: string, bytes: Uint8Array) => void;
    /** Bytes of a bundle's file; 0 when it is not there. */
    size: (hash: string) => number;
  };
  book: {
    record: (
      hash: Uint8Array,
      counter: number,
      rows: readonly BundleRow[],
      tombstones: readonly BundleTombstone[],
    ) => void;
    /** Forgets a bundle whose file is lost, so that its rows are bundled again. */
    forget: (hash: Uint8Array) => void;
    pending: () => Pending[];
    advance: (hash: Uint8Array, state: 'sent' | 'received') => void;
  };
  /** Whether a receipt at the target is one by the pinned campaign key for this bundle. */
  isReceipt: (note: string, hash: string) => boolean;
  /** In bytes. */
  onProgress: (step: { done: number; total: number; unit: 'bytes' }) => void;
  signal: AbortSignal;
}

/**
 * Sends everything that is new or did not get through before.
 * @returns how many rows went into new bundles @throws Refused `read_back_differs` and what the target meets
 */
export async function push(ports: PushPorts): Promise<number> {
  forgetLost(ports);
  const packed = await pack(ports);
  const pending = ports.book.pending().filter(({ state }) => state !== 'received');
  const total = pending.reduce((sum, { hash }) => sum + ports.outbox.size(hex(hash)), 0);
  let done = 0;
  for (const bundle of pending) {
    // a folder answers at once; without a turn in between nobody could cancel or see progress
    await nextTurn();
    if (ports.signal.aborted) throw new Refused('cancelled');
    ports.onProgress({ done, total, unit: 'bytes' });
    // also what was sent before: a stick that got lost is replaced by an empty one under the same name
    const bytes = inOutbox(ports, bundle.hash);
    if (bytes) await send(ports, bundle.hash, bytes);
    await collectReceipt(ports, bundle.hash);
    done += ports.outbox.size(hex(bundle.hash));
  }
  ports.onProgress({ done: total, total, unit: 'bytes' });
  return packed;
}

/** A bundle whose file is lost before it was sent is forgotten, so that its rows are bundled again. */
function forgetLost(ports: PushPorts): void {
  for (const { hash, state } of ports.book.pending()) {
    if (state === 'here' && !inOutbox(ports, hash)) ports.book.forget(hash);
  }
}

/** A bundle's file, if it is there and whole. */
function inOutbox({ outbox }: PushPorts, hash: Uint8Array): Uint8Array | undefined {
  const bytes = outbox.read(hex(hash));
  return bytes && equalBytes(createHash('sha256').update(bytes).digest(), hash) ? bytes : undefined;
}

/** Makes bundles of what is new: the file first, then the book, so that a crash between them costs a file and no row. */
async function pack(ports: PushPorts): Promise<number> {
  const { rows, tombstones } = ports.fresh();
  if (rows.length === 0 && tombstones.length === 0) return 0;
  for (const [i, deal] of dealRows(rows, tombstones).entries()) {
    const buried = i === 0 ? tombstones : [];
    const contents = { rows: deal, tombstones: buried };
    const { note, counter } = ports.manifest(contentsHash(contents));
    const sealed = await ports.seal(encodeBundle({ manifest: note, ...contents }));
    const hash = createHash('sha256').update(sealed).digest();
    ports.outbox.write(hex(hash), sealed);
    ports.book.record(hash, counter, deal, buried);
  }
  return rows.length;
}

async function send(ports: PushPorts, hash: Uint8Array, bytes: Uint8Array): Promise<void> {
  const name = hex(hash);
  const file = bundleFile(ports.campaign, name);
  const present = await ports.target.read(file);
  if (!present || !equalBytes(present, bytes)) await ports.target.write(file, bytes);
  const back = await ports.target.read(file);
  if (!back || !equalBytes(back, bytes)) throw new Refused('read_back_differs', name.slice(0, 12));
  ports.book.advance(hash, 'sent');
}

async function collectReceipt(ports: PushPorts, hash: Uint8Array): Promise<void> {
  const note = await ports.target.read(receiptFile(ports.campaign, hex(hash)));
  if (note && ports.isReceipt(Buffer.from(note).toString('utf8'), hex(hash)))
    ports.book.advance(hash, 'received');
}
