import { sha256 } from '@noble/hashes/sha2.js';

import { deviceNoteName } from '../../electron/core/device/device.ts';
import { manifestText } from '../../electron/core/sync/manifest.ts';
import type * as pullModule from '../../electron/core/sync/pull.ts';
import type * as pushModule from '../../electron/core/sync/push.ts';
/**
 * Laptops that sign, withdraw, send and merge through the product's own push, pull and vault, each beside a model that is nothing
 * but sets. Sealing and signatures are stood in for: other tests are about them, and they would take most of the time.
 */
import type { Target } from '../../electron/core/sync/targets/target.ts';
import type { VaultDatabase } from '../../electron/core/vault/database.ts';
import type * as vaultModule from '../../electron/core/vault/vault.ts';
import { hex, toBase64 } from '../../electron/seal/bytes.ts';
import { encodeCrockford } from '../../electron/seal/crockford.ts';
import { parseNote } from '../../electron/seal/note.ts';
import { memoryTarget } from './memory-target.ts';

/** The parts of the product that are tried, or mutants of them. */
export interface Parts {
  vault: typeof vaultModule;
  push: typeof pushModule.push;
  pull: typeof pullModule.pull;
}

const campaign = 'harbour-strike';
const bundles = `${campaign}/bundles`;

/** An entry as both sides know it. */
export interface Signed {
  id: Uint8Array;
  secret: Uint8Array;
  withdrawal: Uint8Array;
  sealed: Uint8Array;
}

/** What a bundle holds by the model; entries are named by their ids. */
interface SentBundle {
  rows: ReadonlySet<string>;
  tombstones: ReadonlySet<string>;
  counter: number;
  says: number;
}

const without = (all: ReadonlySet<string>, these: ReadonlySet<string>): Set<string> =>
  new Set([...all].filter((id) => !these.has(id)));

/** What the model says of a laptop. */
class Model {
  readonly rows = new Set<string>();
  readonly tombstones = new Set<string>();
  readonly sent = { rows: new Set<string>(), tombstones: new Set<string>() };
  readonly arrived = new Map<string, Set<string>>();
  readonly heads = new Map<string, { counter: number; says: number }>();

  bundle(counter: number): SentBundle {
    const rows = without(this.rows, this.sent.rows);
    const tombstones = without(this.tombstones, this.sent.tombstones);
    for (const id of rows) this.sent.rows.add(id);
    for (const id of tombstones) this.sent.tombstones.add(id);
    return { rows, tombstones, counter, says: this.rows.size };
  }

  merge(device: string, { rows, tombstones, counter, says }: SentBundle): void {
    const arrived = this.arrived.get(device) ?? new Set();
    this.arrived.set(device, new Set([...arrived, ...rows]));
    for (const id of tombstones) this.tombstones.add(id);
    for (const id of rows) this.rows.add(id);
    for (const id of this.tombstones) this.rows.delete(id);
    if (counter > (this.heads.get(device)?.counter ?? 0)) this.heads.set(device, { counter, says });
  }

  /** Devices that said they hold more than what came from them and is live. */
  gaps(): string[] {
    return [...this.heads]
      .filter(
        ([device, { says }]) =>
          [...this.arrived.get(device)!].filter((id) => this.rows.has(id)).length < says,
      )
      .map(([device]) => device)
      .toSorted();
  }
}

/** A laptop and its model. */
export class Laptop {
  readonly device: string;
  readonly model = new Model();
  /** Where its bundles go; every other laptop reads there. */
  readonly target: Target;
  readonly #files = new Map<string, Uint8Array>();
  readonly #lost = new Map<string, Uint8Array>();
  readonly #outbox = new Map<string, Uint8Array>();
  readonly #receipts = new Map<string, string>();
  readonly #said = new Map<string, SentBundle>();
  readonly #parts: Parts;
  readonly #sealed: vaultModule.SealedVault;
  readonly #open: vaultModule.OpenVault;

  constructor(number: number, database: VaultDatabase, parts: Parts) {
    database.write((sqlite) => {
      for (const table of ['entry', 'tombstone', 'arrival', 'head', 'manifest', 'bundle', 'bundled'])
        sqlite.exec(`DELETE FROM ${table}`);
    });
    this.device = encodeCrockford(new Uint8Array(32).fill(number + 1));
    this.target = memoryTarget(this.#files);
    this.#parts = parts;
    this.#sealed = new parts.vault.SealedVault(database);
    this.#open = new parts.vault.OpenVault(database);
  }

  sign(random: (length: number) => Uint8Array): Signed {
    const secret = random(32);
    const signed = { id: random(16), secret, withdrawal: sha256(secret), sealed: random(40) };
    this.#sealed.add(signed);
    this.model.rows.add(hex(signed.id));
    return signed;
  }

  /** Somebody comes with their code; only where the entry is can it be withdrawn. */
  withdraw({ id, secret }: Signed): void {
    this.model.rows.delete(hex(id));
    this.model.tombstones.add(hex(id));
    this.#sealed.withdraw({ id, secret });
  }

  /** Sends what is new, and again what got lost. */
  async send(): Promise<void> {
    await this.#parts.push({
      campaign,
      target: this.target,
      fresh: () => this.#open.unbundled('stick'),
      manifest: (contents) => this.#manifest(contents),
      seal: async (bundle) => bundle,
      outbox: {
        read: (hash) => this.#outbox.get(hash),
        write: (hash, bytes) => this.#outbox.set(hash, bytes),
        size: (hash) => this.#outbox.get(hash)?.length ?? 0,
      },
      book: {
        record: (hash, number, rows, tombstones) => {
          this.#open.recordBundle({ target: 'stick', hash, counter: number }, rows, tombstones);
          this.#said.set(hex(hash), this.model.bundle(number));
        },
        forget: (hash) => this.#open.forgetBundle('stick', hash),
        pending: () => this.#open.bundles(),
        advance: (hash, state) => this.#open.advanceBundle('stick', hash, state),
      },
      isReceipt: () => true,
      ...quietly,
    });
  }

  #manifest(contents: string): { note: string; counter: number } {
    const counter = (this.#open.lastManifest()?.counter ?? 0) + 1;
    const root = hex(this.#open.root());
    const text = manifestText({
      v: 1,
      campaign,
      version: 1,
      device: this.device,
      counter,
      entries: this.#open.count(),
      root,
      withdrawn: this.#open.withdrawnCount(),
      previousRoot: root,
      final: true,
      day: null,
      contents,
      heads: [],
    });
    const note = `${text}\n— ${deviceNoteName(this.device)} ${toBase64(new Uint8Array(68))}\n`;
    this.#open.recordManifest(counter, this.#open.root(), note);
    return { note, counter };
  }

  /** The stick breaks, or somebody takes a bundle away that nobody has merged yet. */
  loseBundle(pick: number): void {
    const unread = [...this.#files.keys()].filter(
      (file) => file.startsWith(bundles) && !this.#isReceived(file),
    );
    const file = unread[pick % unread.length];
    if (file === undefined) return;
    this.#lost.set(file, this.#files.get(file)!);
    this.#files.delete(file);
  }

  #isReceived(file: string): boolean {
    return this.#files.has(file.replace('/bundles/', '/receipts/').replace('.rrb', '.receipt'));
  }

  hasLost(): boolean {
    return [...this.#lost.keys()].some((file) => !this.#files.has(file));
  }

  /** Merges what another laptop left, in the order of the bundles' hashes, which is any. */
  async merge(from: Laptop): Promise<void> {
    for (const file of from.#files.keys()) {
      const hash = /bundles\/([0-9a-f]{64})/.exec(file)?.[1];
      if (hash !== undefined && !this.#receipts.has(hash))
        this.model.merge(from.device, from.#said.get(hash)!);
    }
    const { quarantined } = await this.#parts.pull({
      campaign,
      target: from.target,
      open: async (sealed) => sealed,
      isSealed: () => true,
      isEnrolled: () => true,
      verify: (note) => parseNote(note)?.text,
      knownReceipt: (hash) => this.#receipts.get(hash),
      merge: (bundle, { device, counter, entries, root }) => {
        const added = this.#open.merge(device, bundle.rows, bundle.tombstones);
        this.#open.recordHead({ device, counter, entries, root: Buffer.from(root, 'hex') });
        return added;
      },
      receipt: async (hash) => {
        this.#receipts.set(hash, 'received');
        return 'received';
      },
      quarantine: () => {},
      ...quietly,
    });
    if (quarantined.length > 0) throw new Error(`quarantined: ${quarantined[0]!.code}`);
  }

  /** As if it had never merged anything: everything that is at a target comes again. */
  forgetReceipts(): void {
    this.#receipts.clear();
  }

  root(): string {
    return hex(this.#open.root());
  }

  holds(): string[] {
    return [...this.#open.rows()].map(({ id }) => hex(id)).toSorted();
  }

  gaps(): string[] {
    return this.#open
      .heads()
      .filter(({ device, entries }) => this.#open.heldOf(device) < entries)
      .map(({ device }) => device)
      .toSorted();
  }
}

const quietly = { onProgress: () => {}, signal: new AbortController().signal };
