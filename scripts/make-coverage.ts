/**
 * Writes electron/wording/coverage.ts: the characters that one of the letters' fonts can draw in every weight, so that the page
 * can refuse another one while it can still be changed. Run: npx node scripts/make-coverage.ts
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { coverageOf, openFonts, rangesOf } from '../electron/core/letters/fonts.ts';
import { nodePorts } from '../electron/hosts/node/ports.ts';

const ranges = rangesOf(coverageOf(await openFonts(nodePorts(tmpdir()))()));

writeFileSync(
  new URL('../electron/wording/coverage.ts', import.meta.url),
  `/** Written by scripts/make-coverage.ts: code points, hexadecimal, that one of our fonts can draw in every weight. */
export const coverage =
  // oxfmt-ignore
  '${ranges}';
`,
);
