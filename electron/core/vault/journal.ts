/**
 * SQLite plays back any journal that lies beside a file under the right name, also one that came there with a careless copy. Each vault
 * therefore has a number of its own, in the header of its first page (`application_id`), and a journal's copy of that page says whose it
 * is. Format: https://www.sqlite.org/fileformat2.html#the_rollback_journal
 */
import { closeSync, openSync, readSync } from 'node:fs';

import { readFileIfAny } from '../basics/files.ts';
import { pageSize } from './salvage.ts';

const magic = Buffer.from('d9d505f920a163d7', 'hex');
/** A header fills a sector, which is this long wherever SQLite runs today; records follow, each a page between two numbers. */
const sectorSize = 512;
const recordSize = 4 + pageSize + 4;
/** Where the first page has the vault's number. */
const numberAt = 68;

/** Whether the journal beside `file` would bring back pages of another vault. `file` must have a first page. */
export function isForeignJournal(file: string): boolean {
  const journal = readFileIfAny(`${file}-journal`);
  if (!journal || !hasHeader(journal, 0)) return false;
  // what goes back to no pages at all was written while a vault was made, and this one is
  if (journal.readUInt32BE(16) === 0) return true;
  const first = firstPageIn(journal);
  return first !== undefined && first.readUInt32BE(numberAt) !== headOf(file).readUInt32BE(numberAt);
}

/** Page size, rollback journal for reading and writing, no reserved bytes, and three numbers that never change, from byte 16 on. */
const everyHead = Buffer.from([pageSize >> 8, pageSize & 255, 1, 1, 0, 64, 32, 32]);

/** Whether the file begins as every vault does. SQLite takes some other beginnings for orders: to use a WAL, or not to write. */
export const hasVaultHead = (file: string): boolean => headOf(file).subarray(16, 24).equals(everyHead);

/** A header that says how many records are behind it; SQLite writes that number when they are durable. */
const hasHeader = (journal: Buffer, at: number): boolean =>
  journal.length >= at + sectorSize &&
  journal.subarray(at, at + 8).equals(magic) &&
  journal.readUInt32BE(at + 8) > 0;

function firstPageIn(journal: Buffer): Buffer | undefined {
  for (let at = 0; hasHeader(journal, at);) {
    const records = journal.readUInt32BE(at + 8);
    for (let i = 0; i < records; i++) {
      const record = at + sectorSize + i * recordSize;
      if (record + recordSize > journal.length) return undefined;
      if (journal.readUInt32BE(record) === 1) return journal.subarray(record + 4, record + 4 + pageSize);
    }
    at += sectorSize + Math.ceil((records * recordSize) / sectorSize) * sectorSize;
  }
  return undefined;
}

function headOf(file: string): Buffer {
  const head = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  return head;
}
