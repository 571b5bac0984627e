/** Files that a script writes are what it would write today. */
import { tmpdir } from 'node:os';

import { expect, test } from 'vitest';

import { coverageOf, openFonts, rangesOf } from '../../electron/core/letters/fonts.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { coverage } from '../../electron/wording/coverage.ts';

test('wording/coverage.ts lists exactly what the fonts can draw (npx node scripts/make-coverage.ts)', async () => {
  expect(coverage).toBe(rangesOf(coverageOf(await openFonts(nodePorts(tmpdir()))())));
});
