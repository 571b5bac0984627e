/**
 * Finds entries in the bytes of a vault's file without trusting any of its structure, as when its b-tree is broken. A row begins
 * with a record header that nothing else has (https://www.sqlite.org/fileformat2.html#record_format); its leaf says whether the
 * bytes behind it are those that were written.
 */
import { equalBytes } from '../../seal/bytes.ts';
import { leafHash } from '../../seal/set-root.ts';
import type { Row, Tombstone } from './vault.ts';

/** SQLite's default, which the vault never changes. */
export const pageSize = 4096;

/** Where a value that is too long for its page goes on: a page number, then bytes. */
const overflowHead = 4;
const overflowBytes = pageSize - overflowHead;

/** Serial types of the first three columns of `entry`: id (16 bytes), leaf (32), withdrawal (32). */
const entryHead = Buffer.from([0x2c, 0x4c, 0x4c]);
/** A whole cell's head of `tombstone`: payload of 51 bytes, header of 3, id (16), secret (32). */
const tombstoneHead = Buffer.from([0x33, 0x03, 0x2c, 0x4c]);
const fixedLength = 16 + 32 + 32;
/** Longer than any sealed entry: what claims to be is no row. */
const longestSealed = 64 * 1024;

/** A place where a row begins. */
export interface Trace {
  id: Uint8Array;
  /** The row, when all of it is there unchanged. */
  row: Row | undefined;
}

/** Every place where an entry begins, whole or not; one entry can be found more than once. */
export function* findEntries(file: Buffer): Generator<Trace> {
  for (const at of placesOf(file, entryHead)) {
    const trace = traceAt(file, at - 1);
    if (trace) yield trace;
  }
}

/** Every place that reads as a tombstone. Nothing vouches for one but the entry that it withdraws. */
export function* findTombstones(file: Buffer): Generator<Tombstone> {
  for (const at of placesOf(file, tombstoneHead)) {
    const from = at + tombstoneHead.length;
    if (from + 48 <= file.length)
      yield { id: file.subarray(from, from + 16), secret: file.subarray(from + 16, from + 48) };
  }
}

function* placesOf(file: Buffer, pattern: Uint8Array): Generator<number> {
  for (let at = file.indexOf(pattern); at >= 0; at = file.indexOf(pattern, at + 1)) yield at;
}

/** @param start where the record's header begins: its own length, then the serial types */
function traceAt(file: Buffer, start: number): Trace | undefined {
  const serial = varintAt(file, start + 1 + entryHead.length);
  if (!serial || file[start] !== 1 + entryHead.length + serial.length) return undefined;
  const sealedLength = (serial.value - 12) / 2;
  if (!Number.isInteger(sealedLength) || sealedLength < 1 || sealedLength > longestSealed) return undefined;
  const headerLength = file[start];
  const payload = payloadAt(file, start, headerLength + fixedLength + sealedLength);
  const id = file.subarray(start + headerLength, start + headerLength + 16);
  return { id, row: payload && rowIn(payload.subarray(headerLength)) };
}

function rowIn(values: Buffer): Row | undefined {
  const [id, leaf, withdrawal, sealed] = [
    values.subarray(0, 16),
    values.subarray(16, 48),
    values.subarray(48, 80),
    values.subarray(80),
  ];
  return equalBytes(leafHash(id, sealed, withdrawal), leaf) ? { id, withdrawal, sealed } : undefined;
}

/** A value's bytes: some in its page, the others in a chain of overflow pages. @returns undefined when the chain is broken */
function payloadAt(file: Buffer, start: number, length: number): Buffer | undefined {
  const local = localLength(length);
  if (start + local + overflowHead > file.length) return undefined;
  const parts = [file.subarray(start, start + local)];
  let next = local < length ? file.readUInt32BE(start + local) : 0;
  for (let left = length - local; left > 0; left -= overflowBytes) {
    const page = (next - 1) * pageSize;
    if (page < 0 || page + pageSize > file.length) return undefined;
    next = file.readUInt32BE(page);
    parts.push(file.subarray(page + overflowHead, page + overflowHead + Math.min(left, overflowBytes)));
  }
  return Buffer.concat(parts);
}

/** How much of a value lies in its own page (https://www.sqlite.org/fileformat2.html#b_tree_pages, index b-trees). */
function localLength(length: number): number {
  const most = Math.floor(((pageSize - 12) * 64) / 255) - 23;
  if (length <= most) return length;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const wanted = least + ((length - least) % overflowBytes);
  return wanted <= most ? wanted : least;
}

/** A varint of at most three bytes, which is as long as a length of ours gets. */
function varintAt(file: Buffer, at: number): { value: number; length: number } | undefined {
  let value = 0;
  for (let length = 1; length <= 3; length++) {
    const byte = file[at + length - 1];
    if (byte === undefined) return undefined;
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, length };
  }
  return undefined;
}
