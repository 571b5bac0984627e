/**
 * A bundle before it is sealed: magic, the signed manifest, rows and tombstones sorted by id, zeros to a step of 64 KiB. No
 * compression, no archive, no paths. Layout and vectors: docs/formats.md.
 */
import { createHash } from 'node:crypto';

import { compareBytes, concat, fromUtf8, hex, readU32, u32, utf8 } from '../../seal/bytes.ts';

const magic = utf8('RRBUNDLE1\n');
const step = 64 * 1024;

/** The largest bundle before sealing, in bytes. */
export const bundleLimit = 32 * 1024 * 1024;

/** Room left for manifest and lengths when rows are dealt to bundles. */
const reserve = 256 * 1024;

/** How much is dealt to one bundle: what a line that breaks costs, against requests per entry. About 2,000 entries. */
const dealBytes = 4 * 1024 * 1024;

/** A sealed entry in a bundle. */
export interface BundleRow {
  id: Uint8Array;
  withdrawal: Uint8Array;
  sealed: Uint8Array;
}

export interface BundleTombstone {
  id: Uint8Array;
  secret: Uint8Array;
}

export interface Bundle {
  /** A signed note, see manifest.ts. */
  manifest: string;
  rows: readonly BundleRow[];
  tombstones: readonly BundleTombstone[];
}

/** Writes a bundle. @throws RangeError when it is over the limit; `dealRows` keeps it below */
export function encodeBundle({ manifest, rows, tombstones }: Bundle): Uint8Array {
  const note = utf8(manifest);
  const parts = [magic, u32(note.length), note, ...contentParts({ rows, tombstones })];
  const length = parts.reduce((total, part) => total + part.length, 0);
  const padded = Math.ceil(length / step) * step;
  if (padded > bundleLimit) throw new RangeError('bundle over 32 MiB');
  return concat(...parts, new Uint8Array(padded - length));
}

/** SHA-256 of rows and tombstones as they are written, in hexadecimal: what binds them to the manifest that its device signed. */
export function contentsHash(contents: Omit<Bundle, 'manifest'>): string {
  const hash = createHash('sha256');
  for (const part of contentParts(contents)) hash.update(part);
  return hex(hash.digest());
}

function contentParts({ rows, tombstones }: Omit<Bundle, 'manifest'>): Uint8Array[] {
  const parts = [u32(rows.length)];
  const sortedRows = rows.toSorted(
    (a, b) =>
      compareBytes(a.id, b.id) ||
      compareBytes(a.sealed, b.sealed) ||
      compareBytes(a.withdrawal, b.withdrawal),
  );
  for (const { id, withdrawal, sealed } of sortedRows) parts.push(id, withdrawal, u32(sealed.length), sealed);
  parts.push(u32(tombstones.length));
  const sortedTombstones = tombstones.toSorted(
    (a, b) => compareBytes(a.id, b.id) || compareBytes(a.secret, b.secret),
  );
  for (const { id, secret } of sortedTombstones) parts.push(id, secret);
  return parts;
}

/** Reads a bundle. @returns undefined for anything that `encodeBundle` would not have written */
export function decodeBundle(bytes: Uint8Array): Bundle | undefined {
  if (bytes.length % step !== 0 || bytes.length > bundleLimit) return undefined;
  try {
    const bundle = read(new Reader(bytes));
    return compareBytes(encodeBundle(bundle), bytes) === 0 ? bundle : undefined;
  } catch {
    return undefined;
  }
}

function read(reader: Reader): Bundle {
  if (compareBytes(reader.take(magic.length), magic) !== 0) throw new Error('not a bundle');
  const manifest = fromUtf8(reader.take(reader.u32()));
  const rows = reader.list(() => ({
    id: reader.take(16),
    withdrawal: reader.take(32),
    sealed: reader.take(reader.u32()),
  }));
  const tombstones = reader.list(() => ({ id: reader.take(16), secret: reader.take(32) }));
  return { manifest, rows, tombstones };
}

/** Reads forward and throws at the end; what it yields are copies, so that the bundle can be let go. */
class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new Error('bundle ends early');
    this.#at += length;
    return this.#bytes.slice(this.#at - length, this.#at);
  }

  u32(): number {
    return readU32(this.take(4), 0);
  }

  list<T>(item: () => T): T[] {
    const items: T[] = [];
    for (let left = this.u32(); left > 0; left--) items.push(item());
    return items;
  }
}

/** Deals rows to bundles of some megabytes; at least one, for tombstones alone. */
export function dealRows(rows: readonly BundleRow[], tombstones: readonly BundleTombstone[]): BundleRow[][] {
  const deals: BundleRow[][] = [[]];
  let room = dealBytes - reserve - tombstones.length * 48;
  for (const row of rows) {
    const size = 52 + row.sealed.length;
    if (size > room) {
      deals.push([]);
      room = dealBytes - reserve;
    }
    deals.at(-1)!.push(row);
    room -= size;
  }
  return deals;
}
