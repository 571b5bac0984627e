/** What organisers make of the entries after the meeting: letters, the petition, tables; and what a lock does to it. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { expect, startWebHost, test, type WebKiosk } from '../fixtures/web-host.ts';
import { openMeetingIn } from '../support/open-meeting.ts';
import { expectNoBarrier } from './no-barrier.ts';
import { button, closeMeeting, goToPart, lock, press, screen, tick, unlock, wordsOf } from './story.ts';

const words = wordsOf('en');
const slowHost = path.resolve(import.meta.dirname, '../support/slow-host.ts');

const part = (page: Page, name: string): Locator => page.locator(`[data-part="${name}"]`);

/** The desk's letters on a laptop where so many people have signed. */
async function withEntries(
  page: Page,
  entries: number,
  story: (kiosk: WebKiosk, passphrase: string) => Promise<void>,
  entry?: string,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-letters-'));
  const passphrase = await openMeetingIn(folder, { entries });
  const kiosk = await startWebHost(folder, process.env, entry);
  try {
    await page.goto(kiosk.address);
    await unlock(page, passphrase);
    await story(kiosk, passphrase);
  } finally {
    await kiosk.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files with final names in the folder of letters, by name. */
function lettersIn({ dataFolder }: WebKiosk): Map<string, Buffer> {
  const folder = path.join(dataFolder, 'exports', 'letters');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf')) : [];
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name))]));
}

test('a look at letter and petition before they are made; then the petition, tables and the protocol, each asked once', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await withEntries(page, 4, async (kiosk) => {
    await closeMeeting(page);
    await goToPart(page, 'letters');
    await expect(part(page, 'certificate')).toHaveText(/^(?:[0-9a-f]{4} ?){16}$/);
    await expectNoBarrier(page);

    await press(page, 'letterDesk.preview');
    const letter = part(page, 'previewLetters');
    await expect(letter.locator('canvas').first()).toHaveAttribute('data-drawn', 'true', { timeout: 20_000 });
    await page.getByRole('radio', { name: words('letterDesk.layoutCircle') }).check();
    await press(page, 'letterDesk.previewPetition');
    const petition = part(page, 'previewPetition');
    await expect(petition.locator('canvas').last()).toHaveAttribute('data-drawn', 'true', {
      timeout: 20_000,
    });
    await expectNoBarrier(page);
    expect(readdirSync(path.join(kiosk.dataFolder, 'exports'))).toEqual([
      'zhanaozen-2010-closing-1.manifest',
      'zhanaozen-2010-closing-1.pdf',
    ]);

    await press(page, 'letters.makePetition');
    await expect(part(page, 'ask')).toContainText('4 people signed');
    await expectNoBarrier(page);
    await press(page, 'letterDesk.doNot');
    await press(page, 'letters.makePetition');
    await press(page, 'letterDesk.write');
    await expect(part(page, 'made-petition').locator('code')).toContainText('-petition-circle.pdf');
    // this host opens no files
    await expect(button(page, 'letterDesk.openToPrint')).toBeHidden();
    await press(part(page, 'made-petition'), 'letterDesk.showPages');
    await expect(part(page, 'made-petition').locator('canvas').first()).toHaveAttribute('data-drawn', 'true');

    for (const [format, key] of [
      ['csv', 'letters.export'],
      ['json', 'letterDesk.exportData'],
      ['action-network', 'letterDesk.exportContacts'],
    ] as const) {
      const card = part(page, `export-${format}`);
      await press(card, key);
      await press(card, 'letterDesk.write');
      await expect(card.locator('.result code')).toContainText('zhanaozen-2010');
    }
    await expect(part(page, 'export-action-network')).toContainText(
      words('letterDesk.leftOut').replace('{consent}', '4').replace('{address}', '0'),
    );
    await press(page, 'letterDesk.findProtocol');
    await expect(part(page, 'protocol').locator('code')).toContainText('-closing-1.pdf');
    await expectNoBarrier(page);

    await page
      .locator('[name="verify"]')
      .setInputFiles(await part(page, 'protocol').locator('code').innerText());
    await press(page, 'letterDesk.verify');
    await expect(part(page, 'verified')).toHaveAttribute('data-result', 'not_certified');
    await page
      .locator('[name="verify"]')
      .setInputFiles(await part(page, 'made-petition').locator('code').innerText());
    await press(page, 'letterDesk.verify');
    await expect(part(page, 'verified')).toHaveAttribute('data-result', 'valid');
  });
});

test('letters to some addressees only, in one file too, in an order', async ({ page }) => {
  test.setTimeout(60_000);
  await withEntries(page, 6, async (kiosk) => {
    await goToPart(page, 'letters');
    for (const addressee of ['strikers', 'company', 'embassy'])
      await page.locator(`[name="addressees"][value="${addressee}"]`).press('Space');
    await expect(button(page, 'letters.make')).toBeDisabled();
    await tick(page.locator('[name="addressees"][value="company"]'));
    await tick(page.locator('[name="merged"]'));
    await page.locator('[name="order"]').selectOption('place');
    await press(page, 'letters.make');
    await expect(part(page, 'made')).toContainText('zhanaozen-2010-letters.pdf', { timeout: 20_000 });
    const names = [...lettersIn(kiosk).keys()];
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !name.startsWith('zhanaozen-2010-company-'))).toEqual([]);
    await expectNoBarrier(page);
  });
});

test('sixty people’s letters: stopped and gone on with, then locked in the middle and going on by themselves', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await withEntries(
    page,
    60,
    async (kiosk, passphrase) => {
      await goToPart(page, 'letters');
      const progress = page.locator('.action-note progress');
      const isUnderWay = async (): Promise<void> =>
        expect
          .poll(() => progress.evaluate((bar) => Number(bar.getAttribute('value'))), { intervals: [20] })
          .toBeGreaterThan(4);

      await press(page, 'letters.make');
      await isUnderWay();
      await press(page, 'common.cancel');
      await expect(page.locator('[data-code="cancelled"]')).toContainText(/Finished and kept: \d+/);
      const stopped = lettersIn(kiosk);
      expect(stopped.size).toBeGreaterThan(0);
      await expect(page.locator('[data-code="cancelled"]')).toContainText(String(stopped.size));
      await expectNoBarrier(page);

      await press(page, 'letterDesk.goOn');
      await isUnderWay();
      await lock(page);
      await expect(screen(page, 'attract')).toBeVisible();
      const locked = lettersIn(kiosk);

      await unlock(page, passphrase);
      await expect(page.getByText(words('letterDesk.resumed'))).toBeVisible();
      await expectNoBarrier(page);
      await expect(part(page, 'made')).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText(words('letterDesk.resumed'))).toBeHidden();
      const all = lettersIn(kiosk);
      await expect(part(page, 'made')).toContainText(`${all.size} letters`);
      expect(locked.size).toBeLessThan(all.size);
      for (const [name, pdf] of [...stopped, ...locked]) expect(all.get(name)?.equals(pdf)).toBe(true);

      // only what a lock interrupted goes on by itself, and only once
      await lock(page);
      await unlock(page, passphrase);
      await expect(part(page, 'entries')).toBeVisible();
      await expect(page.getByText(words('letterDesk.resumed'))).toBeHidden();
    },
    slowHost,
  );
});
