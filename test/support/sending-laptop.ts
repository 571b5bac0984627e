import type { PushPorts } from '../../electron/core/sync/push.ts';
import type { Target } from '../../electron/core/sync/targets/target.ts';
import { hex } from '../../electron/seal/bytes.ts';
import { randomRow } from './rows.ts';
import { seededBytes } from './seeded.ts';

const random = seededBytes(13);

interface Book {
  hash: Uint8Array;
  state: 'here' | 'sent' | 'received';
  rows: Set<string>;
}

/** A laptop with some rows, its outbox and its book of bundles in memory. */
export function sendingLaptop(count = 3): {
  ports: (target: Target) => PushPorts;
  outbox: Map<string, Uint8Array>;
  book: Book[];
  receipts: Set<string>;
} {
  const rows = Array.from({ length: count }, () => randomRow(random));
  const outbox = new Map<string, Uint8Array>();
  const book: Book[] = [];
  const receipts = new Set<string>();
  const isBundled = (id: Uint8Array): boolean => book.some((bundle) => bundle.rows.has(hex(id)));
  const ports = (target: Target): PushPorts => ({
    campaign: 'harbour-strike',
    target,
    fresh: () => ({ rows: rows.filter(({ id }) => !isBundled(id)), tombstones: [] }),
    manifest: () => ({ note: 'manifest', counter: book.length + 1 }),
    seal: async (bundle) => bundle,
    outbox: {
      read: (hash) => outbox.get(hash),
      write: (hash, bytes) => void outbox.set(hash, bytes),
      size: (hash) => outbox.get(hash)?.length ?? 0,
    },
    book: {
      record: (hash, _, bundled) =>
        void book.push({ hash, state: 'here', rows: new Set(bundled.map(({ id }) => hex(id))) }),
      forget: (hash) =>
        void book.splice(
          book.findIndex((bundle) => bundle.hash === hash),
          1,
        ),
      pending: () => [...book],
      advance: (hash, state) => {
        book.find((bundle) => bundle.hash === hash)!.state = state;
      },
    },
    isReceipt: (note) => receipts.has(note),
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  return { ports, outbox, book, receipts };
}
