/** What organisers do at the desk while a meeting is held. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/web-host.ts';
import { closeMeeting, lock, openMeeting, screen, sign, trySample, unlock, wordsOf } from './story.ts';

const words = wordsOf('en');

const press = (page: Page, key: string): Promise<void> =>
  page.getByRole('button', { name: words(key), exact: true }).click();

test('a break: the screens say so, and people sign again after it; the hall is counted at the end', async ({
  page,
  kiosk,
}) => {
  test.setTimeout(90_000);
  await page.goto(kiosk.address);
  const passphrase = await trySample(page);
  await unlock(page, passphrase);
  await openMeeting(page);
  await press(page, 'meeting.pause');
  await expect(page.getByText(words('meeting.paused'))).toBeVisible();
  await lock(page);
  await expect(screen(page, 'closed')).toContainText(words('closed.paused'));
  await unlock(page, passphrase);
  await press(page, 'meeting.resume');
  await expect(page.getByText(words('meeting.paused'))).toBeHidden();
  await lock(page);
  const person = { name: 'Ann Lee', place: 'Leeds', country: 'GB', letters: [], message: '' };
  await sign(page, { ...person, language: 'en' });
  await unlock(page, passphrase);
  await page.locator('[name="heads"]').fill('12 people');
  await expect(page.locator('[name="heads"]')).toHaveValue('12');
  await closeMeeting(page);
  await expect(page.locator('[data-part="closed-meeting"]')).toContainText('1 entry');
});

test('before people come, the laptop is looked at, and a report is made', async ({ page, kiosk }) => {
  test.setTimeout(60_000);
  await page.goto(kiosk.address);
  const passphrase = await trySample(page);
  await unlock(page, passphrase);
  await press(page, 'preflight.save');
  const found = page.locator('[data-part="preflight"]');
  await expect(found).toContainText(words('print.readyYes'), { timeout: 20_000 });
  for (const check of ['campaign', 'keys', 'store', 'letter'])
    await expect(found.locator(`[data-check="${check}"]`)).toHaveAttribute('data-state', 'good');
  await expect(found).toContainText('zhanaozen-2010-readiness.pdf');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.html}`)).toEqual([]);
});
