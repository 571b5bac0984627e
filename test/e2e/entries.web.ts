/** What organisers do with the entries after the meeting: read, search, compare, hide, and type in paper sheets. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Page } from '@playwright/test';

import { expect, startWebHost, test, type WebKiosk } from '../fixtures/web-host.ts';
import { tier } from '../support/figures.ts';
import { entriesIn, openMeetingIn } from '../support/open-meeting.ts';
import { measureMany, simulate, simulateMany } from './many-entries.ts';
import { expectNoBarrier } from './no-barrier.ts';
import { closeMeeting, goToPart, goToView, press, tick, unlock, wordsOf } from './story.ts';

const words = wordsOf('en');

const part = (page: Page, name: string): ReturnType<Page['locator']> => page.locator(`[data-part="${name}"]`);
const viewButton = (page: Page, view: string): ReturnType<Page['locator']> =>
  page.locator(`[data-view-button="${view}"]`);

/** A data folder that is prepared before the host starts. */
async function withFolder(
  prepare: (folder: string) => Promise<string>,
  story: (kiosk: WebKiosk, passphrase: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-entries-'));
  try {
    const passphrase = await prepare(folder);
    const kiosk = await startWebHost(folder);
    try {
      await story(kiosk, passphrase);
    } finally {
      await kiosk.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const person = (name: string, place: string, country: string, message = ''): string =>
  JSON.stringify({
    name,
    place,
    country,
    language: 'en',
    message,
    letters: ['protest'],
    visibility: 'addressee',
  });

/** Seven people, three of whom may be in twice. */
async function withSeven(folder: string): Promise<string> {
  const passphrase = await openMeetingIn(folder, { test: false });
  const file = path.join(folder, 'people.jsonl');
  writeFileSync(
    file,
    [
      person('Ann Lee', 'Leeds', 'GB', 'First.'),
      person('ann LEE', 'Leeds', 'GB', 'Second.'),
      person('Zoë Müller', 'Köln', 'DE'),
      person('Muller Zoe', 'Köln', 'DE'),
      person('Әлия Қожахметұлы', 'Ақтау', 'KZ'),
      person('سلمى أحمد', 'يافا', 'PS'),
      person('Bob Ray', 'York', 'GB'),
    ].join('\n'),
  );
  simulate(folder, '--from', file);
  rmSync(file);
  return passphrase;
}

async function openEntries(page: Page, { address }: WebKiosk, passphrase: string): Promise<void> {
  await page.goto(address);
  await unlock(page, passphrase);
  await goToPart(page, 'entries');
  await press(page, 'entries.open');
  await expect(part(page, 'shown')).toBeVisible({ timeout: 600_000 });
}

const many = tier(500, 50_000);

test(`${many} entries: opened with progress, searched, scrolled`, async ({ page }) => {
  test.setTimeout(tier(180_000, 1_800_000));
  await withFolder(
    (folder) => simulateMany(folder, many),
    async (kiosk, passphrase) => {
      await page.goto(kiosk.address);
      await measureMany(page, { many, passphrase, host: 'in the browser' });
    },
  );
});

test('somebody is in twice: read side by side, hidden, taken back; what is made leaves it out', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await withFolder(withSeven, async (kiosk, passphrase) => {
    await openEntries(page, kiosk, passphrase);
    await expect(part(page, 'shown')).toHaveAttribute('data-count', '7');
    await expect(viewButton(page, 'pairs')).toContainText('2');
    await expectNoBarrier(page);

    await goToView(page, 'pairs');
    await expect(part(page, 'groups')).toHaveAttribute('data-count', '2');
    await expectNoBarrier(page);
    // two people of one name: marked, and back in the list after the desk was locked
    await page.getByRole('button', { name: /Müller|Muller/ }).click();
    const columns = part(page, 'side-by-side');
    await expect(columns).toContainText(words('pairs.near'));
    await press(page, 'pairs.different');
    await expect(part(page, 'groups')).toHaveAttribute('data-count', '1');
    await page.getByRole('button', { name: /ann lee/i }).click();
    await expect(columns).toContainText('First.');
    await expect(columns).toContainText('Second.');
    await expect(columns.locator('tr[data-differs="true"]')).toHaveCount(1);
    await expectNoBarrier(page);
    const reason = columns.locator('[name="reason"]').first();
    await expect(reason).toHaveValue('duplicate');
    // two stand side by side
    await expect(reason).toHaveAccessibleDescription(/ann lee/i);
    await columns
      .getByRole('button', { name: words('hiding.hide') })
      .first()
      .click();
    await expect(part(page, 'undo')).toContainText(words('hiding.duplicate'));
    await expect(part(page, 'groups')).toHaveAttribute('data-count', '0');
    await press(page, 'hiding.undo');
    await expect(columns).toContainText('First.');
    await press(page, 'pairs.back');
    await expect(part(page, 'groups')).toHaveAttribute('data-count', '1');

    // hidden for another reason, from the entry itself
    await goToView(page, 'all');
    await page.locator('[name="search"]').fill('bob');
    await page.getByRole('button', { name: 'Bob Ray', exact: true }).click();
    await part(page, 'entry').locator('[name="reason"]').selectOption('asked');
    await press(page, 'hiding.hide');
    await expect(part(page, 'shown')).toHaveAttribute('data-count', '0');
    await press(page, 'filters.clear');
    await expect(part(page, 'shown')).toHaveAttribute('data-count', '6');
    await goToView(page, 'hidden');
    await expect(part(page, 'shown')).toHaveAttribute('data-count', '1');
    await expect(page.locator('.entries-scroller')).toContainText(words('hiding.asked'));
    await expectNoBarrier(page);

    await goToPart(page, 'letters');
    await press(page, 'letters.export');
    await press(page, 'letterDesk.write');
    await expect(part(page, 'left-out')).toContainText('1');
    await expect(part(page, 'export-csv')).toContainText('6 entries');
    // still open: nobody has to wait again
    await goToPart(page, 'entries');
    await goToView(page, 'hidden');
    await page.getByRole('button', { name: 'Bob Ray', exact: true }).click();
    await press(page, 'hiding.show');
    await goToView(page, 'all');
    await expect(part(page, 'shown')).toHaveAttribute('data-count', '7');
    await kiosk.stop();
    expect(await entriesIn(kiosk.dataFolder, passphrase)).toHaveLength(7);
  });
});

test('the table by keyboard alone, and narrowed down', async ({ page }) => {
  test.setTimeout(60_000);
  await withFolder(withSeven, async (kiosk, passphrase) => {
    await openEntries(page, kiosk, passphrase);
    const table = page.getByRole('grid');
    const at = table.locator('tr[data-at="true"] .entry-name');
    await page.locator('[data-sort="place"]').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('th[aria-sort="ascending"]')).toContainText(words('print.columnPlace'));
    await table.focus();
    await page.keyboard.press('Home');
    await expect(at).toHaveText(/Müller|Muller/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const name = await at.innerText();
    expect(name).toMatch(/ann lee/i);
    await expect(table).toHaveAttribute(
      'aria-activedescendant',
      (await table.locator('tr[data-at="true"]').getAttribute('id'))!,
    );
    await page.keyboard.press('Enter');
    await expect(part(page, 'entry').locator('h3').first()).toHaveText(name);
    await page.keyboard.press('Escape');
    await expect(part(page, 'entry')).toBeHidden();
    await expect(table).toBeFocused();
    await page.keyboard.press('End');
    await expect(at).toHaveText('سلمى أحمد');

    await page.locator('[name="country"]').selectOption('GB');
    await expect(part(page, 'shown')).toHaveAttribute('data-count', '3');
    await page.locator('[name="search"]').fill('lee');
    await expect(part(page, 'shown')).toHaveAttribute('data-count', '2');
    await press(page, 'filters.clear');
    await expect(part(page, 'shown')).toHaveAttribute('data-count', '7');
  });
});

test('who is gone is a number; what merging put aside says why', async ({ page, kiosk }) => {
  await kiosk.stop();
  const passphrase = await openMeetingIn(kiosk.dataFolder);
  const folder = path.join(kiosk.dataFolder, 'quarantine');
  mkdirSync(folder);
  for (const [digit, code] of [
    ['a', 'bundle_not_enrolled'],
    ['b', 'bundle_unreadable'],
  ]) {
    writeFileSync(path.join(folder, `${digit!.repeat(64)}.rrb`), 'bundle');
    writeFileSync(path.join(folder, `${digit!.repeat(64)}.reason`), `${code}\n`);
  }
  const host = await startWebHost(kiosk.dataFolder);
  try {
    await page.goto(host.address);
    await unlock(page, passphrase);
    await goToPart(page, 'entries');
    await goToView(page, 'gone');
    await expect(part(page, 'gone')).toHaveAttribute('data-withdrawn', '0');
    await expectNoBarrier(page);
    await goToView(page, 'quarantine');
    await expect(part(page, 'quarantine')).toHaveAttribute('data-count', '2');
    await expect(page.getByText(words('quarantine.enrol'))).toBeVisible();
    await expect(page.getByText(words('quarantine.again'))).toBeVisible();
    await expectNoBarrier(page);
  } finally {
    await host.stop();
  }
});

test('sheets are printed before the meeting, and what was crossed on one is typed by its numbers', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await withFolder(
    (folder) => openMeetingIn(folder, { test: false }),
    async (kiosk, passphrase) => {
      await page.goto(kiosk.address);
      await unlock(page, passphrase);
      await page.getByRole('radio', { name: words('sheets.rows') }).check();
      await page.locator('[name="sheetsLanguage"]').selectOption('ru');
      await press(page, 'sheets.preview');
      await expect(part(page, 'previewSheets').locator('canvas[data-drawn="true"]')).toHaveCount(1);
      await expect(page.getByText('One page has room for 6 people.')).toBeVisible();
      await expectNoBarrier(page);
      await press(page, 'sheets.make');
      const folder = await part(page, 'made-sheets').locator('code').innerText();
      expect(readdirSync(folder)).toEqual(['zhanaozen-2010-rows-a4-ru.pdf']);
      // another form is another sheet: what was made and shown before is put away
      await page.getByRole('radio', { name: words('sheets.slips') }).check();
      await expect(part(page, 'made-sheets')).toBeHidden();
      await expect(part(page, 'previewSheets')).toBeHidden();

      await goToPart(page, 'entries');
      await goToView(page, 'paper');
      const saved = part(page, 'saved');
      await page.locator('[name="name"]').fill('Ольга Мельник');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Уфа');
      await page.keyboard.press('Tab');
      await page.locator('[name="country"]').selectOption('RU');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('1, 5 6 9');
      await expect(page.getByText(words('paper.crossesUnknown'))).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(saved).toHaveAttribute('data-count', '0');
      await expect(page.locator('[name="crosses"]')).toBeFocused();
      await page.keyboard.press('Backspace');
      await expect(page.locator('[name="visibility"]')).toHaveValue('addressee');
      await expect(page.locator('[name="consents"][value="processing"]')).toBeChecked();
      await page.keyboard.press('Enter');
      await expect(saved).toHaveAttribute('data-count', '1');
      // nobody's choice is taken for the next person's
      await expect(page.locator('[name="crosses"]')).toHaveValue('');
      await expect(page.locator('[name="visibility"]')).toHaveValue('');

      await goToPart(page, 'meeting');
      await closeMeeting(page);
      await goToPart(page, 'numbers');
      await press(page, 'numbers.count');
      const origin = page.getByRole('row').filter({ hasText: words('entries.paper') });
      await expect(origin).toContainText('1');
      await kiosk.stop();
      expect(await entriesIn(kiosk.dataFolder, passphrase)).toMatchObject([
        { name: 'Ольга Мельник', origin: 'paper', letters: ['protest'], visibility: 'addressee' },
      ]);
    },
  );
});

test('a paper sheet, row after row; after the close a new protocol', async ({ page }) => {
  test.setTimeout(120_000);
  await withFolder(
    (folder) => openMeetingIn(folder, { test: false }),
    async (kiosk, passphrase) => {
      await page.goto(kiosk.address);
      await unlock(page, passphrase);
      await goToPart(page, 'entries');
      await goToView(page, 'paper');
      const saved = part(page, 'saved');
      const name = page.locator('[name="name"]');
      await name.fill('Ann Lee');
      await page.keyboard.press('Enter');
      await expect(page.getByText(words('problem.consent'))).toBeVisible();
      await expectNoBarrier(page);
      await tick(page.locator('[name="consents"][value="processing"]'));
      await page.locator('[name="place"]').fill('Leeds');
      await page.locator('[name="country"]').selectOption('GB');
      await page.locator('[name="visibility"]').selectOption('addressee');
      await tick(page.locator('[name="letters"][value="protest"]'));
      // the sheet's numbers say the same
      await expect(page.locator('[name="crosses"]')).toHaveValue('1 5 6');
      await tick(page.locator('[name="keepCrosses"]'));

      // the store is full: nothing is lost
      await page.route('**/call', (route) =>
        route.request().postData()?.includes('submitPaper')
          ? route.fulfill({
              status: 200,
              body: `${JSON.stringify({ result: { ok: false, error: { code: 'disk_full' } } })}\n`,
            })
          : route.continue(),
      );
      await name.press('Enter');
      await expect(page.getByText(words('error.disk_full'))).toBeVisible();
      await expect(name).toHaveValue('Ann Lee');
      await page.unroute('**/call');

      await name.press('Enter');
      await expect(saved).toHaveAttribute('data-count', '1');
      await expect(name).toHaveValue('');
      await expect(name).toBeFocused();
      await expect(page.locator('[name="place"]')).toHaveValue('Leeds');
      // another person of the same name and place
      await page.keyboard.type('Ann Lee');
      await page.keyboard.press('Enter');
      await expect(saved).toHaveAttribute('data-count', '2');
      expect(await page.locator('.paper-sheet').innerText()).not.toContain('Ann Lee');
      await expectNoBarrier(page);

      await goToPart(page, 'meeting');
      await closeMeeting(page);
      await goToPart(page, 'entries');
      await goToView(page, 'paper');
      await expect(part(page, 'uncovered')).toBeHidden();
      await tick(page.locator('[name="consents"][value="processing"]'));
      await name.fill('Bob Ray');
      await page.locator('[name="place"]').fill('York');
      await page.locator('[name="country"]').selectOption('GB');
      await page.locator('[name="visibility"]').selectOption('union');
      await page.locator('[name="place"]').press('Enter');
      await expect(saved).toHaveAttribute('data-count', '1');
      await expect(part(page, 'uncovered')).toBeVisible();
      await press(page, 'paper.renew');
      await expect(part(page, 'closed-meeting')).toContainText('closing-2.pdf');
      await expect(part(page, 'closed-meeting')).toContainText('3 entries');
      await expect(part(page, 'uncovered')).toBeHidden();
      await kiosk.stop();
      const entries = await entriesIn(kiosk.dataFolder, passphrase);
      expect(entries.map(({ name: who, origin, mark }) => [who, origin, mark])).toEqual([
        ['Ann Lee', 'paper', words('paper.mark')],
        ['Ann Lee', 'paper', words('paper.mark')],
        ['Bob Ray', 'paper', words('paper.mark')],
      ]);
    },
  );
});
