/** Twenty-five people in the long tier; in the quick one as many as show each kind of choice. */
import { test } from '../fixtures/web-host.ts';
import { report, tier } from '../support/figures.ts';
import { tellTheEvening } from './evening.ts';
import { missingReader } from './whole-way.ts';

const signers = tier(3, 25);

test(`from an empty laptop to the letters of ${signers} people`, async ({ page, folder, kiosk }) => {
  test.setTimeout(60_000 + signers * 20_000);
  const missing = missingReader();
  test.skip(missing !== undefined, missing);
  await page.goto(kiosk.address);
  const letters = await tellTheEvening(page, { signers, folder, dataFolder: kiosk.dataFolder });
  report(
    'desk',
    'a first evening without a shell',
    `${signers} people, ${letters} letters valid, petition and protocol`,
    'all',
  );
});
