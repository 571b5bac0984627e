/** The handle on the store that appends and withdraws, and has no way to read an entry. */
import { Refused } from '../../contract/result.ts';
import type { Meeting } from '../../contract/shapes.ts';
import { equalBytes } from '../../seal/bytes.ts';
import { leafHash } from '../../seal/set-root.ts';
import type { VaultDatabase } from './database.ts';
import {
  bury,
  hasTombstone,
  insert,
  insertTombstone,
  isGone,
  leavesOf,
  meetingOf,
  type Row,
  type Tombstone,
} from './statements.ts';

/** Appends; cannot read. */
export class SealedVault {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  /**
   * Stores a row; when this returns, it is durably on disk. The same row again is fine (a double tap, a lost answer).
   * @throws Refused `conflict` when another row has this id
   */
  add(row: Row): void {
    const leaf = leafHash(row.id, row.sealed, row.withdrawal);
    this.#database.write((database) => {
      const present = leavesOf(database, row.id);
      if (present.some((other) => equalBytes(other, leaf)) || isGone(database, row, leaf)) return;
      if (present.length > 0) throw new Refused('conflict');
      insert(database, row, leaf);
    });
  }

  /**
   * Deletes the entry and leaves a tombstone. Repeating it is fine.
   * @throws Refused `unknown_code` when no entry answers to this id and secret
   */
  withdraw(tombstone: Tombstone): void {
    this.#database.write((database) => {
      const removed = bury(database, tombstone);
      if (!removed && !hasTombstone(database, tombstone)) throw new Refused('unknown_code');
      if (removed) insertTombstone(database, tombstone);
    });
  }

  /** To be called once an answer is on its way: rewrites the file, so that its pages forget the order (see migrations/0001-sealed-store.sql). */
  settle(): void {
    this.#database.settle();
  }

  /** The open meeting, if there is one and it is not paused. */
  meeting(): Meeting | undefined {
    const row = this.#database.read((database) =>
      database.prepare('SELECT name, place, day FROM meeting WHERE open = 1 AND paused = 0').get(),
    );
    return row && meetingOf(row);
  }

  /** Whether a meeting is open and paused. */
  isPaused(): boolean {
    const paused = this.#database.read((database) =>
      database.prepare('SELECT 1 FROM meeting WHERE open = 1 AND paused = 1').get(),
    );
    return paused !== undefined;
  }

  /** How many entries there are, rounded down to tens: an exact number that somebody watches tells when each of them came. */
  roughCount(): number {
    const row = this.#database.read((database) => database.prepare('SELECT count(*) AS n FROM entry').get());
    return Math.floor(Number(row?.['n'] ?? 0) / 10) * 10;
  }
}
