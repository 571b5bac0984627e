/**
 * Writes electron/wording/coverage.ts: the characters that every weight of the letters' fonts can draw, so that the page can
 * refuse another one while it can still be changed. Run: node scripts/make-coverage.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';

import { coverageOf, rangesOf } from '../electron/core/letters/fonts.ts';

const font = (weight: string): Uint8Array =>
  readFileSync(new URL(`../assets/fonts/NotoSans-${weight}.ttf`, import.meta.url));
const ranges = rangesOf(coverageOf([font('Regular'), font('Bold')]));

writeFileSync(
  new URL('../electron/wording/coverage.ts', import.meta.url),
  `/** Written by scripts/make-coverage.ts: code points, hexadecimal, that all weights of our fonts can draw. */
export const coverage =
  // oxfmt-ignore
  '${ranges}';
`,
);
