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
  return first !== undefined && first.readUInt32BE(numberAt) !== numberOf(file);
}

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

function numberOf(file: string): number {
  const number = Buffer.alloc(4);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, number, 0, 4, numberAt);
  } finally {
    closeSync(handle);
  }
  return number.readUInt32BE(0);
}
