/** Pages as pictures: whoever changes how a page looks sees it here, and looks at the new picture before it is stored. */
import { expect, test } from 'vitest';

import { pageSamples } from '../../support/page-samples.ts';
import { differenceFromStored, picture } from '../../support/pictures.ts';
import { needTool } from '../../support/tools.ts';

/** One letter too many is more than this share of a page's dots, another edge of the same letters is less. */
const tolerance = 0.0002;

test.for(pageSamples)('$name looks like its stored picture', async ({ name, page, draw }, ctx) => {
  const pdftoppm = needTool(ctx, 'pdftoppm');
  const drawn = picture(pdftoppm, await draw(), page);
  expect(differenceFromStored(name, drawn)).toBeLessThan(tolerance);
});

test('one other letter on a page is noticed', async (ctx) => {
  const pdftoppm = needTool(ctx, 'pdftoppm');
  const { letterPdf } = await import('../../support/draw-letters.ts');
  const drawn = picture(pdftoppm, await letterPdf({ answers: { visibility: 'union', place: 'X' } }), 1);
  expect(differenceFromStored('letter-nameless', drawn)).toBeLessThan(tolerance);
  const other = picture(
    pdftoppm,
    await letterPdf({ answers: { visibility: 'union', message: 'Pay them mow.' } }),
    1,
  );
  if (!process.env['UPDATE_PICTURES'])
    expect(differenceFromStored('letter-nameless', other)).toBeGreaterThan(0);
});
