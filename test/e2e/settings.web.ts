/** What organisers choose at the desk and what becomes of it at the kiosk; numbers after unlocking; the end of a campaign. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { expect, startWebHost, test, type WebKiosk } from '../fixtures/web-host.ts';
import { signInto } from '../support/open-meeting.ts';
import { expectNoBarrier } from './no-barrier.ts';
import { button, closeMeeting, goToPart, lock, press, screen, tick, unlock, wordsOf } from './story.ts';

const words = wordsOf('en');

let kiosk: WebKiosk;
let passphrase: string;

/** Twelve people at two places have signed; the desk is open. */
test.beforeEach(async ({ page, folder }) => {
  const data = path.join(folder, 'data');
  passphrase = await signInto(data, [
    ...Array.from({ length: 8 }, (_, i) => ({ place: i % 2 ? 'Leeds' : 'LEEDS', letters: ['protest'] })),
    ...Array.from({ length: 4 }, () => ({ place: 'Ақтау', country: 'KZ', letters: [] })),
  ]);
  kiosk = await startWebHost(data);
  await page.goto(kiosk.address);
  await expect(screen(page, 'attract')).toBeVisible();
  await unlock(page, passphrase);
  // before it is there nobody hears a key
  await expect(page.locator('[data-part-button="end"]')).toBeVisible();
});
test.afterEach(() => kiosk.stop());

const section = (page: Page, name: string): Locator => page.locator(`[data-settings="${name}"]`);

test('settings are stored at once, hold at the kiosk, and can be taken back', async ({ page }) => {
  test.setTimeout(60_000);
  await expect(page.getByText(words('attract.more'))).toBeHidden();
  await goToPart(page, 'settings');
  await expectNoBarrier(page);

  const languages = section(page, 'startLanguages');
  for (const language of ['fr', 'es', 'de', 'tr', 'ar', 'uk'])
    await languages.locator(`[value="${language}"]`).press('Space');
  await expect(languages.locator('[data-part="saved"]')).toContainText(words('settings.saved'));
  await languages.locator('[data-up="kk"]').click();
  await languages.locator('[data-up="kk"]').click();
  await tick(section(page, 'showCount').locator('[name="showCount"]'));
  await page.locator('[name="goal"]').fill('1200');
  await page.locator('[name="goal"]').press('Enter');
  await tick(page.locator('[name="keyboard"][value="never"]'));
  const idle = page.locator('[name="attendeeIdleSeconds"]');
  await idle.fill('5');
  await expect(page.getByText('A number from 30 to 600, please.')).toBeVisible();
  await idle.fill('90');
  await idle.blur();
  const people = section(page, 'attendeeIdleSeconds');
  await expect(people.locator('[data-part="saved"]')).toBeVisible();
  await people.getByRole('button', { name: /^More/ }).click();
  await expect(idle).toHaveValue('105');
  await people.getByRole('button', { name: words('settings.undo') }).click();
  await expect(idle).toHaveValue('90');
  await people.getByRole('button', { name: words('settings.undo') }).click();
  await expect(idle).toHaveValue('60');
  await lock(page);

  const attract = screen(page, 'attract');
  await expect(page.locator('html')).toHaveAttribute('lang', 'kk');
  const shown = (): Promise<(string | null)[]> =>
    attract.locator('[name="language"]').evaluateAll((all) => all.map((each) => each.getAttribute('lang')));
  expect(await shown()).toEqual(['kk', 'en', 'ru']);
  await expect(attract.locator('[data-part="count"]')).toContainText('10');
  await expect(attract.locator('[data-part="count"]')).not.toContainText('12');
  await expectNoBarrier(page);
  await attract.getByRole('button', { name: wordsOf('kk')('attract.more') }).click();
  expect(await shown()).toHaveLength(9);
  await attract.locator('button[lang="en"]').click();
  await press(page, 'appeal.on');
  await press(page, 'choose.on');
  await expect(page.locator('[name="name"]')).toBeVisible();
  await expect(page.getByRole('button', { name: words('keyboard.show') })).toBeHidden();
});

test('the keyboard is there whenever it is wanted always', async ({ page }) => {
  await goToPart(page, 'settings');
  await tick(page.locator('[name="keyboard"][value="always"]'));
  await lock(page);
  await screen(page, 'attract').locator('button[lang="en"]').click();
  await press(page, 'appeal.on');
  await press(page, 'choose.on');
  const keyboard = page.getByRole('group', { name: words('keyboard.label') });
  await expect(keyboard).toBeVisible();
  await page.locator('[name="name"]').pressSequentially('Ann');
  await expect(keyboard).toBeVisible();
});

test('exports go where the organisers say, and nowhere when it is gone', async ({ page, folder }) => {
  test.setTimeout(60_000);
  const stick = mkdtempSync(path.join(folder, 'stick-'));
  await goToPart(page, 'settings');
  const folderField = page.locator('[name="exportFolder"]');
  for (const wrong of [path.join(folder, 'none'), 'relative', kiosk.dataFolder]) {
    await folderField.fill(wrong);
    await press(page, 'settings.saveFolder');
    await expect(page.locator('[data-code="folder_unusable"]')).toContainText(wrong);
    await expect(folderField).toHaveValue(wrong);
  }
  await folderField.fill(stick);
  await press(page, 'settings.saveFolder');
  await expect(page.locator('[data-part="export-folder"]')).toContainText(stick);
  await page.locator('[name="target"]').fill('https://anna:secret@example.org/box');
  await press(page, 'settings.addTarget');
  await expect(page.locator('[data-code="bad_input"]')).toBeVisible();
  await page.locator('[name="target"]').fill(stick);
  await press(page, 'settings.addTarget');
  await goToPart(page, 'send');
  await page.locator('[data-part="by-hand"] [data-part="places"] button').click();
  await expect(page.locator('[name="to"]')).toHaveValue(stick);
  await goToPart(page, 'meeting');
  rmSync(stick, { recursive: true });
  await press(page, 'meeting.close');
  await expect(page.locator('[data-code="folder_unusable"]')).toBeVisible();
  expect(existsSync(stick)).toBe(false);
  await goToPart(page, 'settings');
  await press(page, 'settings.useDataFolder');
  await expect(page.locator('[data-part="export-folder"]')).toContainText('exports');
  await goToPart(page, 'meeting');
  await closeMeeting(page);
  expect(readdirSync(path.join(kiosk.dataFolder, 'exports'))).toContain('zhanaozen-2010-closing-1.pdf');
});

test('while people sign there is a number and nothing more; afterwards tables that say what the bars do', async ({
  page,
}) => {
  test.setTimeout(60_000);
  await goToPart(page, 'settings');
  await page.locator('[name="goal"]').fill('48');
  await page.locator('[name="goal"]').blur();
  await goToPart(page, 'numbers');
  await expect(page.locator('[data-part="number"]')).toHaveAttribute('data-count', '12');
  await expect(page.locator('[data-part="goal"]')).toContainText('25%');
  await expect(page.getByRole('button', { name: words('numbers.count') })).toBeHidden();
  await expect(page.locator('table')).toHaveCount(0);
  await goToPart(page, 'meeting');
  await closeMeeting(page);
  await goToPart(page, 'numbers');
  await press(page, 'numbers.count');
  const table = (key: string): Locator => page.getByRole('table', { name: words(key) });
  const rows = async (key: string): Promise<string[][]> =>
    (await table(key).locator('tbody tr').all()).reduce<Promise<string[][]>>(
      async (before, row) => [...(await before), (await row.locator('th, td').allInnerTexts()).slice(0, 3)],
      Promise.resolve([]),
    );
  await expect(table('numbers.byPlace')).toBeVisible({ timeout: 20_000 });
  expect(await rows('numbers.byPlace')).toEqual([
    ['LEEDS', '8', '67%'],
    ['Ақтау', '4', '33%'],
  ]);
  expect(await rows('numbers.byCountry')).toEqual([
    ['United Kingdom', '8', '67%'],
    ['Kazakhstan', '4', '33%'],
  ]);
  expect((await rows('numbers.byLetter')).map(([, count]) => count)).toEqual(['8', '4']);
  expect((await rows('numbers.byLetter'))[1]![0]).toBe(words('entries.petitionOnly'));
  expect((await rows('numbers.byMeeting'))[0]).toEqual([
    '\u2068Branch meeting\u2069, March 20, 2010',
    '12',
    '100%',
  ]);
  const widths = await table('numbers.byPlace')
    .locator('rect')
    .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
  expect(widths[0]! / widths[1]!).toBeCloseTo(2, 1);
  await expectNoBarrier(page);
});

test('single keys lead through the desk, rest while somebody types, and can be turned off', async ({
  page,
}) => {
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: words('shortcuts.title') });
  await expect(help).toBeVisible();
  await expectNoBarrier(page);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('0');
  await expect(page.locator('[data-part-button="end"]')).toHaveAttribute('aria-current', 'page');
  await page.locator('[name="destroyId"]').pressSequentially('1?L/');
  await expect(page.locator('[name="destroyId"]')).toHaveValue('1?L/');
  await page.locator('[name="destroyId"]').blur();
  await page.keyboard.press('9');
  await page.locator('[name="shortcuts"]').press('Space');
  await expect(section(page, 'deskIdleSeconds').locator('[data-part="saved"]')).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.locator('[data-part-button="settings"]')).toHaveAttribute('aria-current', 'page');
  await page.locator('[name="shortcuts"]').press('Space');
  await page.keyboard.press('Shift+L');
  await expect(screen(page, 'attract')).toBeVisible();
});

test('the end: on record, not purged unconfirmed, and destroyed by its id alone', async ({ page }) => {
  test.setTimeout(60_000);
  await closeMeeting(page);
  await goToPart(page, 'end');
  await press(page, 'end.record');
  await expect(page.locator('[data-part="record"]')).toContainText('zhanaozen-2010-record.pdf');
  const purge = button(page, 'end.purge');
  await expect(purge).toBeDisabled();
  await tick(page.locator('[name="purgeSure"]'));
  await purge.click();
  await expect(page.locator('[data-code="not_received"]')).toContainText('12');
  await expect(button(page, 'end.purgeUnreceived')).toBeDisabled();
  await expectNoBarrier(page);
  await goToPart(page, 'meeting');
  await expect(page.locator('[data-part="entries"]')).toHaveAttribute('data-count', '12');
  await goToPart(page, 'end');
  const destroy = button(page, 'end.destroy');
  await page.locator('[name="destroyId"]').fill('zhanaozen');
  await expect(destroy).toBeDisabled();
  await page.locator('[name="destroyId"]').fill('zhanaozen-2010');
  await destroy.click();
  await expect(page.locator('[data-part="destroyed"]')).toContainText('zhanaozen-2010-destroyed.pdf');
  await expectNoBarrier(page);
  expect(readdirSync(path.join(kiosk.dataFolder, 'keys'))).toEqual([]);
  await press(page, 'end.finish');
  await expect(screen(page, 'first-run')).toBeVisible();
});
