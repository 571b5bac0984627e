/** Rows of the shape that the vault stores, with random content. */
import type { Row } from '../../electron/core/vault/vault.ts';
import { sealedLength } from '../../electron/seal/sealed-form.ts';

/** As long as the smallest sealed entry, without being one: the vault does not look inside. */
export const randomRow = (random: (length: number) => Uint8Array, kib = 1): Row => ({
  id: random(16),
  withdrawal: random(32),
  sealed: random(sealedLength(kib * 1024)),
});
