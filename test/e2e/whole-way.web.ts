import { expect, test } from '../fixtures/web-host.ts';
import { screen } from './story.ts';
import { missingReader, tellTheWholeWay } from './whole-way.ts';

test('two people sign, an organiser unlocks and writes their letters', async ({ page, kiosk }) => {
  test.setTimeout(120_000);
  const missing = missingReader();
  test.skip(missing !== undefined, missing);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  await page.goto(kiosk.address);
  await expect(screen(page, 'first-run')).toBeVisible();
  await tellTheWholeWay(page);
  expect(problems).toEqual([]);
  expect(kiosk.output().trim()).toBe(`Round Robin: ${kiosk.address}`);
});
