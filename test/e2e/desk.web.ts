/** What organisers do at the desk while a meeting is held. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, startWebHost, test } from '../fixtures/web-host.ts';
import { entriesIn, openMeetingIn } from '../support/open-meeting.ts';
import { tool } from '../support/tools.ts';
import { expectNoBarrier } from './no-barrier.ts';
import {
  button,
  closeMeeting,
  consentAndSend,
  fillIn,
  goToPart,
  goToView,
  lock,
  openMeeting,
  openSampleMeeting,
  press,
  screen,
  sign,
  tick,
  trySample,
  unlock,
  wordsOf,
} from './story.ts';
import { missingReader } from './whole-way.ts';

const words = wordsOf('en');

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
  await expectNoBarrier(page);
});

test('somebody changes their mind at the table: out by the code, or by the name', async ({ page, kiosk }) => {
  test.setTimeout(90_000);
  await page.goto(kiosk.address);
  const passphrase = await openSampleMeeting(page);
  const person = { language: 'en', place: 'Leeds', country: 'GB', letters: [], message: '' };
  await sign(page, { ...person, name: 'Ann Lee' });
  await fillIn(page, { ...person, name: 'Bob Ray' });
  await consentAndSend(page, { ...person, name: 'Bob Ray' });
  await press(page, 'thanks.showCode');
  const code = await page.locator('[data-part="withdrawal-code"]').innerText();
  await press(page, 'thanks.next');

  await unlock(page, passphrase);
  await goToPart(page, 'entries');
  await goToView(page, 'gone');
  await page.locator('[name="code"]').fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
  await press(page, 'removal.withdraw');
  await expect(page.getByText(words('error.unknown_code'))).toBeVisible();
  await page.locator('[name="code"]').fill(code.toLowerCase().replaceAll('-', ' '));
  await press(page, 'removal.withdraw');
  await expect(page.locator('[data-part="removed"]')).toBeVisible();
  await goToView(page, 'all');
  await press(page, 'entries.open');
  const shown = page.locator('[data-part="shown"]');
  await expect(shown).toHaveAttribute('data-count', '1');
  await page.locator('[name="search"]').fill('bob');
  await expect(shown).toHaveAttribute('data-count', '0');
  await page.locator('[name="search"]').fill('LEE leeds');
  await page.getByRole('button', { name: 'Ann Lee', exact: true }).click();
  await expect(page.locator('[data-part="entry"]')).toContainText('Leeds');
  await expectNoBarrier(page);
  await press(page, 'removal.take');
  await press(page, 'removal.keep');
  await press(page, 'removal.take');
  await press(page, 'removal.remove');
  await expect(shown).toHaveAttribute('data-count', '0');
  await goToPart(page, 'meeting');
  await expect(screen(page, 'desk')).toContainText('0 entries');
});

test('the passphrase is changed, a recovery sheet is made, and it brings lost keys back', async ({
  page,
  kiosk,
}) => {
  test.setTimeout(120_000);
  const missing = missingReader();
  test.skip(missing !== undefined, missing);
  await page.goto(kiosk.address);
  const passphrase = await trySample(page);
  await unlock(page, passphrase);
  await goToPart(page, 'keys');
  await page.getByText(words('keys.change'), { exact: true }).first().click();
  await page.locator('[name="current"]').fill(passphrase);
  await page.locator('[name="own"]').fill('too short');
  await page.locator('[name="again"]').fill('too shor');
  await expect(page.getByText(words('keys.differs'))).toBeVisible();
  const change = button(page, 'keys.change');
  await expect(change).toBeDisabled();
  await page.locator('[name="again"]').fill('too short');
  await change.click();
  await expect(page.getByText(words('error.weak_passphrase'))).toBeVisible();
  const own = 'seven wet harbours under one tall Kazakh moon';
  for (const name of ['own', 'again']) await page.locator(`[name="${name}"]`).fill(own);
  await change.click();
  await expect(page.locator('[data-part="changed"]')).toBeVisible({ timeout: 30_000 });

  await page.getByText(words('keys.sheet'), { exact: true }).first().click();
  await page.locator('[name="sheetPassphrase"]').fill(own);
  await page.locator('[name="sheetFolder"]').fill(kiosk.dataFolder);
  await press(page, 'keys.sheet');
  await expect(page.locator('[data-part="sheet"]')).toBeVisible({ timeout: 30_000 });
  const sheet = path.join(kiosk.dataFolder, 'recovery-sheet.pdf');
  const text = execFileSync(tool('pdftotext')!, [sheet, '-'], { encoding: 'utf8' });
  const recovery = /RRSEED1(?:[-\s]+[0-9A-Z]{2,4}){15}/.exec(text)![0];
  await lock(page);

  await press(page, 'attract.organisers');
  await press(page, 'keys.lost');
  await page
    .locator('[name="recovery"]')
    .fill(`${recovery.slice(0, -1)}${recovery.endsWith('Q') ? 'P' : 'Q'}`);
  await press(page, 'keys.recover');
  await expect(page.getByText(words('error.recovery_mistyped'))).toBeVisible();
  await page.locator('[name="recovery"]').fill(recovery.toLowerCase());
  await press(page, 'keys.recover');
  const fresh = (await page.locator('[data-part="passphrase"]').innerText({ timeout: 30_000 })).trim();
  await expectNoBarrier(page);
  await tick(page.getByRole('checkbox', { name: words('firstRun.written') }));
  await press(page, 'keys.on');
  await page.locator('[name="passphrase"]').fill(fresh);
  await press(page, 'unlock.open');
  await expect(screen(page, 'desk')).toBeVisible({ timeout: 30_000 });
});

test('a damaged file: nobody can sign, the organisers rescue what is whole, and people go on', async ({
  page,
  folder,
}) => {
  test.setTimeout(120_000);
  const passphrase = await openMeetingIn(folder);
  const person = { language: 'en', place: 'Leeds', country: 'GB', letters: [], message: '' };
  const before = await startWebHost(folder);
  await page.goto(before.address);
  for (const name of ['Ann Lee', 'Bob Ray']) await sign(page, { ...person, name });
  await before.stop();
  const file = path.join(folder, 'vault', 'zhanaozen-2010.test.sqlite');
  const bytes = readFileSync(file);
  bytes.fill(0, bytes.indexOf('age-encryption.org/v1') + 500, bytes.indexOf('age-encryption.org/v1') + 600);
  writeFileSync(file, bytes);

  const after = await startWebHost(folder);
  await page.goto(after.address);
  await expect(screen(page, 'closed')).toContainText(words('closed.damaged'));
  await unlock(page, passphrase);
  await expect(page.getByText(words('error.vault_damaged'))).toBeVisible();
  await press(page, 'rescue.rescue');
  await expect(page.locator('[data-part="rescued"]')).toContainText('1 entry saved');
  await lock(page);
  await sign(page, { ...person, name: 'Cem Kaya' });
  await after.stop();
  expect((await entriesIn(folder, passphrase)).map(({ name }) => name)).toContain('Cem Kaya');
  expect(readdirSync(path.dirname(file)).some((name) => name.includes('damaged'))).toBe(true);
});

test('whoever only reads at the desk is still there for the host', async ({ page, kiosk }) => {
  await page.clock.install();
  await page.goto(kiosk.address);
  const passphrase = await trySample(page);
  await unlock(page, passphrase);
  await expect(page.locator('[data-part="entries"]')).toBeVisible();
  let told = 0;
  page.on('request', () => told++);
  await page.mouse.wheel(0, 50);
  await page.clock.runFor(19_000);
  expect(told).toBe(0);
  await page.clock.runFor(2000);
  await page.mouse.wheel(0, 50);
  await expect.poll(() => told).toBe(1);
});
