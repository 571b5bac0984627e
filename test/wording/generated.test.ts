/** Files that a script writes are what it would write today. */
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { coverageOf, rangesOf } from '../../electron/core/letters/fonts.ts';
import { coverage } from '../../electron/wording/coverage.ts';

test('wording/coverage.ts lists exactly what the fonts can draw (node scripts/make-coverage.ts)', () => {
  const fonts = ['Regular', 'Bold'].map((weight) =>
    readFileSync(new URL(`../../assets/fonts/NotoSans-${weight}.ttf`, import.meta.url)),
  );
  expect(coverage).toBe(rangesOf(coverageOf(fonts)));
});
