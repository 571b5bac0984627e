/** Imports go one way (docs/architecture.md). */
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { importsOf, productSources, violations } from './support/architecture.ts';

test('no arrow leads where the table does not allow one', () => {
  const sources = productSources();
  expect(sources.length).toBeGreaterThan(80);
  expect(violations(sources)).toEqual([]);
});

/** Each is an import that somebody might add; the checker has to name it. */
const forbidden = JSON.parse(
  readFileSync(new URL('fixtures/forbidden-imports.json', import.meta.url), 'utf8'),
) as { file: string; text: string; because: string }[];

test.each(forbidden)('$file with «$text» is found', ({ file, text, because }) => {
  expect(violations([{ file, text }])).toEqual([expect.stringContaining(because)]);
});

test('every kind of import is seen', () => {
  const text = `
    import a from './a.ts';
    import type { B } from "./b.ts";
    import './c.css';
    export { d } from './d.ts';
    export * from './e.ts';
    const f = await import('./f.ts');
    type G = import('./g.ts').G;
    import {
      h,
    } from './h.ts';
    // import './not.ts';
  `;
  expect(importsOf(text).toSorted()).toEqual([
    './a.ts',
    './b.ts',
    './c.css',
    './d.ts',
    './e.ts',
    './f.ts',
    './g.ts',
    './h.ts',
  ]);
});
