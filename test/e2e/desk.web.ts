/** What organisers do at the desk while a meeting is held. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/web-host.ts';
import {
  closeMeeting,
  consentAndSend,
  fillIn,
  lock,
  openMeeting,
  screen,
  sign,
  trySample,
  unlock,
  wordsOf,
} from './story.ts';

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

test('somebody changes their mind at the table: out by the code, or by the name', async ({ page, kiosk }) => {
  test.setTimeout(90_000);
  await page.goto(kiosk.address);
  const passphrase = await trySample(page);
  await unlock(page, passphrase);
  await openMeeting(page);
  await lock(page);
  const person = { language: 'en', place: 'Leeds', country: 'GB', letters: [], message: '' };
  await sign(page, { ...person, name: 'Ann Lee' });
  await fillIn(page, { ...person, name: 'Bob Ray' });
  await consentAndSend(page, { ...person, name: 'Bob Ray' });
  await press(page, 'thanks.showCode');
  const code = await page.locator('[data-part="withdrawal-code"]').innerText();
  await press(page, 'thanks.next');

  await unlock(page, passphrase);
  await page.locator('[name="code"]').fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
  await press(page, 'removal.withdraw');
  await expect(page.getByText(words('error.unknown_code'))).toBeVisible();
  await page.locator('[name="code"]').fill(code.toLowerCase().replaceAll('-', ' '));
  await press(page, 'removal.withdraw');
  await expect(page.locator('[data-part="removed"]')).toBeVisible();
  await page.locator('[name="find"]').fill('bob');
  await press(page, 'removal.find');
  await expect(page.getByText(words('removal.none'))).toBeVisible();
  await page.locator('[name="find"]').fill('lee');
  await press(page, 'removal.find');
  await press(page, 'removal.take');
  await press(page, 'removal.keep');
  await press(page, 'removal.take');
  await press(page, 'removal.remove');
  await expect(page.locator('[data-part="removed"]')).toBeVisible();
  await expect(screen(page, 'desk')).toContainText('0 entries');
});
