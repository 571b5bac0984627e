/**
 * The contract's limits (`electron/contract/signing.ts`), which the page imports as values nowhere: that module builds its
 * schemas on import, and the page carries no zod. `test/renderer/limits.test.ts` holds the two together.
 */
export const messageLimit = 4000;
export const nameLimit = 120;
export const pointLimit = 400;
