import { expect, test } from '../fixtures/electron-app.ts';
import { screen } from './story.ts';
import { missingReader, tellTheWholeWay } from './whole-way.ts';

test('two people sign, an organiser unlocks and writes their letters', async ({ app }) => {
  test.setTimeout(120_000);
  const missing = missingReader();
  test.skip(missing !== undefined, missing);
  await expect(screen(app.page, 'first-run')).toBeVisible();
  await tellTheWholeWay(app.page);
});
