/**
 * Two handles on one store. `SealedVault` (sealed-vault.ts) is what the attendee's calls get: it appends and withdraws, and has no
 * way to read a row. `OpenVault` reads rows, still sealed, and is given to the desk's calls only.
 */
import { Refused } from '../../contract/result.ts';
import type { HideReason, Meeting } from '../../contract/shapes.ts';
import { concat } from '../../seal/bytes.ts';
import { leafHash, setRoot } from '../../seal/set-root.ts';
import type { VaultDatabase } from './database.ts';
import {
  bury,
  bytes,
  insertIfNew,
  insertTombstone,
  leavesOf,
  meetingOf,
  none,
  rowOf,
  storedRowOf,
  unhide,
  type BundleRecord,
  type Head,
  type Row,
  type StoredRow,
  type Tombstone,
} from './statements.ts';

export { SealedVault } from './sealed-vault.ts';
export type { BundleRecord, Head, Row, StoredRow, Tombstone } from './statements.ts';

/** Reads rows, counts them, opens and closes meetings, merges. */
export class OpenVault {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  count(): number {
    return this.#number('SELECT count(*) AS n FROM entry');
  }

  withdrawnCount(): number {
    return this.#number('SELECT count(*) AS n FROM tombstone');
  }

  /** How many an organiser took out here. */
  removedCount(): number {
    return this.#number('SELECT count(*) AS n FROM removed');
  }

  /** How many of the entries are left out of what is printed. */
  hiddenCount(): number {
    return this.#number('SELECT count(*) AS n FROM hidden WHERE leaf IN (SELECT leaf FROM entry)');
  }

  /** Root of the set of live entries, 32 bytes. */
  root(): Uint8Array {
    const rows = this.#database.read((database) => database.prepare('SELECT id, leaf FROM entry').all());
    return setRoot(rows.map((row) => ({ id: bytes(row['id']), leaf: bytes(row['leaf']) })));
  }

  sqliteVersion(): string {
    return this.#database.sqliteVersion();
  }

  /** Checks every entry against its leaf, before anything is signed about the set. @throws Refused `vault_damaged` */
  check(): void {
    this.#database.checkEntries();
  }

  /** All live rows in the order of their random ids. */
  *rows(): Generator<Row> {
    for (const batch of this.batches(256)) yield* batch;
  }

  /** The same in batches. No statement stays open between two of them, so that people may go on signing meanwhile. */
  *batches(size: number): Generator<StoredRow[]> {
    let after: Uint8Array | undefined;
    for (;;) {
      const { rows, last } = this.page(size, after);
      if (!last) return;
      yield rows;
      after = last;
    }
  }

  /** So many rows behind a place. @param after the `last` of another page: id and leaf, 48 bytes */
  page(size: number, after?: Uint8Array): { rows: StoredRow[]; last: Uint8Array | undefined } {
    const [id, leaf] = after ? [after.subarray(0, 16), after.subarray(16)] : [none, none];
    const rows = this.#database.read((database) =>
      database
        .prepare(
          'SELECT id, withdrawal, sealed, entry.leaf AS leaf, reason FROM entry LEFT JOIN hidden ON hidden.leaf = entry.leaf WHERE (id, entry.leaf) > (?, ?) ORDER BY id, entry.leaf LIMIT ?',
        )
        .all(id, leaf, size),
    );
    const last = rows.at(-1);
    return { rows: rows.map(storedRowOf), last: last && concat(bytes(last['id']), bytes(last['leaf'])) };
  }

  /** The rows with an id: one, or two that are in conflict. */
  rowsWith(id: Uint8Array): Row[] {
    return this.#database.read((database) =>
      database
        .prepare('SELECT id, withdrawal, sealed FROM entry WHERE id = ? ORDER BY leaf')
        .all(id)
        .map(rowOf),
    );
  }

  /** Rows and tombstones that have not been put into a bundle for `target`, in the order of their ids. */
  unbundled(target: string): { rows: Row[]; tombstones: Tombstone[] } {
    return this.#database.read((database) => ({
      rows: database
        .prepare(
          'SELECT id, withdrawal, sealed FROM entry WHERE leaf NOT IN (SELECT item FROM bundled WHERE target = ?) ORDER BY id, leaf',
        )
        .all(target)
        .map(rowOf),
      tombstones: database
        .prepare(
          'SELECT id, secret FROM tombstone WHERE secret NOT IN (SELECT item FROM bundled WHERE target = ?) ORDER BY id, secret',
        )
        .all(target)
        .map((row) => ({ id: bytes(row['id']), secret: bytes(row['secret']) })),
    }));
  }

  /** Opens a meeting. @throws Refused `meeting_open` while another one is */
  openMeeting(meeting: Meeting): void {
    this.#database.write((database) => {
      if (database.prepare('SELECT 1 FROM meeting WHERE open = 1').get()) throw new Refused('meeting_open');
      database
        .prepare('INSERT OR REPLACE INTO meeting (name, place, day, open) VALUES (?, ?, ?, 1)')
        .run(meeting.name, meeting.place, meeting.day);
    });
  }

  /** The open meeting, paused or not. */
  meeting(): Meeting | undefined {
    const row = this.#database.read((database) =>
      database.prepare('SELECT name, place, day FROM meeting WHERE open = 1').get(),
    );
    return row && meetingOf(row);
  }

  /** Pauses the open meeting or lets it go on. @throws Refused `no_meeting` */
  pauseMeeting(paused: boolean): void {
    this.#database.write((database) => {
      const { changes } = database
        .prepare('UPDATE meeting SET paused = ? WHERE open = 1')
        .run(paused ? 1 : 0);
      if (changes === 0) throw new Refused('no_meeting');
    });
  }

  /** Closes the open meeting. */
  closeMeeting(): void {
    this.#database.write((database) =>
      database.exec('UPDATE meeting SET open = 0, paused = 0 WHERE open = 1'),
    );
  }

  /** Whether a meeting has been held and none is open. */
  isClosed(): boolean {
    return this.#number('SELECT count(*) AS n FROM meeting WHERE open = 1') === 0;
  }

  /** The meetings that were held here, the latest day first. */
  meetings(): Meeting[] {
    const rows = this.#database.read((database) =>
      database.prepare('SELECT name, place, day FROM meeting ORDER BY day DESC, name, place').all(),
    );
    return rows.map(meetingOf);
  }

  /** Day of the latest meeting that was held here. */
  lastMeetingDay(): string | undefined {
    const row = this.#database.read((database) =>
      database.prepare('SELECT max(day) AS day FROM meeting').get(),
    );
    return typeof row?.['day'] === 'string' ? row['day'] : undefined;
  }

  /** The last manifest that this device signed. */
  lastManifest(): { counter: number; root: Uint8Array } | undefined {
    const row = this.#database.read((database) =>
      database.prepare('SELECT counter, root FROM manifest ORDER BY counter DESC LIMIT 1').get(),
    );
    return row && { counter: Number(row['counter']), root: bytes(row['root']) };
  }

  /** What this device signed, the newest first. */
  manifests(): { root: Uint8Array; note: string }[] {
    return this.#database.read((database) =>
      database
        .prepare('SELECT root, note FROM manifest ORDER BY counter DESC')
        .all()
        .map((row) => ({ root: bytes(row['root']), note: String(row['note']) })),
    );
  }

  recordManifest(counter: number, root: Uint8Array, note: string): void {
    this.#database.write((database) =>
      database
        .prepare('INSERT INTO manifest (counter, root, note) VALUES (?, ?, ?)')
        .run(counter, root, note),
    );
  }

  /** How many entries and withdrawals no receipt covers yet. */
  unreceived(): number {
    const received =
      "SELECT item FROM bundled JOIN bundle ON bundle.target = bundled.target AND bundle.hash = bundled.bundle WHERE state = 'received'";
    return (
      this.#number(`SELECT count(*) AS n FROM entry WHERE leaf NOT IN (${received})`) +
      this.#number(`SELECT count(*) AS n FROM tombstone WHERE secret NOT IN (${received})`)
    );
  }

  /**
   * Deletes every entry, and what names one: which bundle or laptop it was in. Tombstones stay, so that nobody who withdrew
   * comes back with an old bundle; so does the row of manifests, whose counter goes on.
   */
  purge(): void {
    this.#database.write((database) => {
      for (const table of ['entry', 'arrival', 'bundled', 'bundle', 'head', 'hidden'])
        database.exec(`DELETE FROM ${table}`);
    });
    this.#database.rewriteIfDirty();
  }

  /** Records that these rows and tombstones are in a bundle for `target`; `unbundled` leaves them out from now on. */
  recordBundle(bundle: BundleRecord, rows: readonly Row[], tombstones: readonly Tombstone[]): void {
    this.#database.write((database) => {
      database
        .prepare(
          "INSERT OR IGNORE INTO bundle (target, hash, counter, entries, state) VALUES (?, ?, ?, ?, 'here')",
        )
        .run(bundle.target, bundle.hash, bundle.counter, rows.length);
      const insertItem = database.prepare(
        'INSERT OR IGNORE INTO bundled (target, item, bundle) VALUES (?, ?, ?)',
      );
      for (const row of rows) {
        insertItem.run(bundle.target, leafHash(row.id, row.sealed, row.withdrawal), bundle.hash);
      }
      for (const { secret } of tombstones) insertItem.run(bundle.target, secret, bundle.hash);
    });
  }

  /** Forgets a bundle whose file is lost before it was sent: its rows count as unbundled again. */
  forgetBundle(target: string, hash: Uint8Array): void {
    this.#database.write((database) => {
      database.prepare('DELETE FROM bundled WHERE target = ? AND bundle = ?').run(target, hash);
      database
        .prepare("DELETE FROM bundle WHERE target = ? AND hash = ? AND state = 'here'")
        .run(target, hash);
    });
  }

  /** Moves a bundle on: from here to sent to received, never back. */
  advanceBundle(target: string, hash: Uint8Array, state: 'sent' | 'received'): void {
    this.#database.write((database) =>
      database
        .prepare("UPDATE bundle SET state = ? WHERE target = ? AND hash = ? AND state <> 'received'")
        .run(state, target, hash),
    );
  }

  bundles(): (BundleRecord & { entries: number; state: 'here' | 'sent' | 'received' })[] {
    const rows = this.#database.read((database) =>
      database
        .prepare('SELECT target, hash, counter, entries, state FROM bundle ORDER BY target, counter')
        .all(),
    );
    return rows.map((row) => ({
      target: String(row['target']),
      hash: bytes(row['hash']),
      counter: Number(row['counter']),
      entries: Number(row['entries']),
      state: row['state'] as 'here' | 'sent' | 'received',
    }));
  }

  /**
   * Adds rows and tombstones of other laptops: a set union, so order and repetition do not matter. A row with an id that is
   * here with other bytes is kept beside it. A tombstone wins over its row whenever either arrives.
   * @returns how many rows are new
   */
  merge(device: string, rows: readonly Row[], tombstones: readonly Tombstone[]): number {
    return this.#database.write((database) => {
      const arrived = database.prepare('INSERT OR IGNORE INTO arrival (device, leaf) VALUES (?, ?)');
      for (const row of rows) arrived.run(device, leafHash(row.id, row.sealed, row.withdrawal));
      for (const tombstone of tombstones) {
        insertTombstone(database, tombstone);
        bury(database, tombstone);
      }
      let added = 0;
      for (const row of rows) if (insertIfNew(database, row)) added++;
      return added;
    });
  }

  /**
   * Takes an entry out for good: its rows go, and no bundle brings them back. Without the person's code there is no tombstone
   * that other laptops would believe, so this is for where the keys are.
   * @returns how many rows went; 0 when there is no such entry
   */
  remove(id: Uint8Array): number {
    const removed = this.#database.write((database) => {
      const leaves = leavesOf(database, id);
      const forget = database.prepare('INSERT OR IGNORE INTO removed (leaf) VALUES (?)');
      for (const leaf of leaves) {
        forget.run(leaf);
        unhide(database, leaf);
      }
      database.prepare('DELETE FROM entry WHERE id = ?').run(id);
      return leaves.length;
    });
    this.settle();
    return removed;
  }

  /**
   * Leaves an entry out of what is printed, or with no reason takes it in again. The set and its root stay as they are.
   * @returns whether there is such an entry
   */
  hide(id: Uint8Array, reason: HideReason | undefined): boolean {
    const isThere = this.#database.write((database) => {
      const leaves = leavesOf(database, id);
      const hide = database.prepare('INSERT OR REPLACE INTO hidden (leaf, reason) VALUES (?, ?)');
      for (const leaf of leaves) {
        if (reason === undefined) unhide(database, leaf);
        else hide.run(leaf, reason);
      }
      return leaves.length > 0;
    });
    this.settle();
    return isThere;
  }

  /** How many entries came in a device's own bundles and are here, or were taken out here by an organiser. */
  heldOf(device: string): number {
    const row = this.#database.read((database) =>
      database
        .prepare(
          'SELECT count(*) AS n FROM arrival WHERE device = ? AND (leaf IN (SELECT leaf FROM entry) OR leaf IN (SELECT leaf FROM removed))',
        )
        .get(device),
    );
    return Number(row?.['n']);
  }

  /** The newest manifest merged from each device. */
  heads(): Head[] {
    const rows = this.#database.read((database) =>
      database.prepare('SELECT device, counter, entries, root FROM head ORDER BY device').all(),
    );
    return rows.map((row) => ({
      device: String(row['device']),
      counter: Number(row['counter']),
      entries: Number(row['entries']),
      root: bytes(row['root']),
    }));
  }

  /** Remembers a device's manifest if it is newer than the one known. */
  recordHead(head: Head): void {
    this.#database.write((database) =>
      database
        .prepare(
          'INSERT INTO head (device, counter, entries, root) VALUES (?, ?, ?, ?) ON CONFLICT (device) DO UPDATE SET counter = excluded.counter, entries = excluded.entries, root = excluded.root WHERE excluded.counter > counter',
        )
        .run(head.device, head.counter, head.entries, head.root),
    );
  }

  /** After a merge and before closing: rewrites the file. */
  settle(): void {
    this.#database.rewriteIfDirty();
  }

  #number(sql: string): number {
    return Number(this.#database.read((database) => database.prepare(sql).get())?.['n']);
  }
}
