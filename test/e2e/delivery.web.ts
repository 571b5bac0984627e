/** What organisers do to get letters to their addressees. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { createClient } from '../../electron/contract/client.ts';
import { orThrow } from '../../electron/contract/result.ts';
import { createCore } from '../../electron/core/index.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import { expect, startWebHost, test } from '../fixtures/web-host.ts';
import { passphrase, testCampaign } from '../support/campaigns.ts';
import { mailDraft } from '../support/delivery.ts';
import { sign } from '../support/signings.ts';
import { type SmtpServer, startSmtpServer, type Verdict } from '../support/smtp-server.ts';
import { expectNoBarrier } from './no-barrier.ts';
import { button, goToPart, makeLetters, press, unlock, wordsOf } from './story.ts';

const words = wordsOf('en');
const meeting = { name: 'Branch meeting', place: 'Aktau', day: '2010-03-20' };

/** A data folder after a meeting at which three people signed. */
async function afterTheMeeting(dataFolder: string): Promise<void> {
  const core = createCore(nodePorts(dataFolder));
  const desk = core.openDesk();
  const client = createClient(
    (request, options) => core.call(request, options),
    () => desk,
  );
  const { campaign, note, keyFile } = await testCampaign({ draft: mailDraft });
  orThrow(await client('loadCampaign', { note, keys: toBase64(keyFile) }));
  orThrow(await client('openMeeting', meeting));
  for (const name of ['Ann Lee', 'Bob Ray', 'Cem Kaya']) await sign(client, campaign, { name });
  orThrow(await client('closeMeeting', {}));
  core.close();
}

/** The desk of such a laptop with its letters made, at the delivery part, and a mail server beside it. */
async function atDelivery(
  page: Page,
  verdict: (number: number) => Verdict,
  story: (server: SmtpServer) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-delivery-'));
  const server = await startSmtpServer({
    tls: 'starttls',
    login: { user: 'union', secret: 'a secret' },
    verdict,
  });
  try {
    await afterTheMeeting(folder);
    const kiosk = await startWebHost(folder);
    await page.goto(kiosk.address);
    await unlock(page, passphrase);
    await makeLetters(page);
    await goToPart(page, 'delivery');
    try {
      await story(server);
    } finally {
      await kiosk.stop();
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const count = (card: Locator, name: string): Locator => card.locator(`[data-count="${name}"] dd`);

test('letters go out by mail after a test to oneself; what was cut off is settled; a reply ends it', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const verdicts: Verdict[] = ['take', 'take', 'take and hang up'];
  await atDelivery(
    page,
    () => verdicts.shift() ?? 'take',
    async (server) => {
      const card = page.locator('[data-addressee="company"]');
      await expect(count(card, 'made')).toHaveText('3');
      await expect(count(card, 'sent')).toHaveText('0');
      await press(card, 'delivery.mail');
      const send = button(card, 'delivery.send');
      for (const [name, text] of Object.entries({
        host: 'localhost',
        port: `${server.port}`,
        user: 'union',
        mailSecret: 'wrong',
        from: 'me@dockers.example',
        perHour: '36000 mails',
      }))
        await card.locator(`[name="${name}"]`).fill(text);
      await expect(card.locator('[name="perHour"]')).toHaveValue('36000');
      await expect(send).toBeDisabled();
      await press(card, 'delivery.test');
      await expect(card.locator('[data-code="mail_refused"]')).toBeVisible();
      await card.locator('[name="mailSecret"]').fill('a secret');
      await press(card, 'delivery.test');
      await expect(card.locator('[data-part="tested"]')).toHaveText(words('delivery.tested'));
      expect(server.mails.map(({ to }) => to)).toEqual([['me@dockers.example']]);
      await expectNoBarrier(page);

      await send.click();
      await expect(card.locator('[data-part="mailed"]')).toContainText('Sent: 2.', { timeout: 20_000 });
      await expect(count(card, 'sent')).toHaveText('2');
      await expect(count(card, 'uncertain')).toHaveText('1');
      expect(server.mails).toHaveLength(4);
      await expectNoBarrier(page);
      await press(card, 'delivery.countAsSent');
      await expect(count(card, 'sent')).toHaveText('3');
      await expect(card.locator('[data-part="uncertain"]')).toBeHidden();

      await press(card, 'delivery.print');
      await expect(card.locator('[data-part="run"]')).toContainText('harbour-strike-company-print.pdf', {
        timeout: 20_000,
      });
      await press(card, 'delivery.makeFax');
      await expect(card.locator('[data-part="run"]')).toContainText('harbour-strike-company-fax.pdf', {
        timeout: 20_000,
      });

      const diary = page.locator('[data-part="diary"]');
      await diary.getByText(words('delivery.reply'), { exact: true }).click();
      await diary.locator('[name="replyAddressee"]').selectOption('company');
      await diary.locator('[name="replyDay"]').fill('2010-04-20');
      await diary.locator('[name="replyWords"]').fill('We pay the wages.');
      await diary.locator('[name="gaveIn"]').press('Space');
      await press(diary, 'delivery.save');
      await expect(card).toContainText('Gave in on 2010-04-20');
      await expect(card.getByRole('button')).toHaveCount(0);
      await expect(diary.locator('tr[data-what="gaveIn"]')).toContainText('We pay the wages.');
      await expectNoBarrier(page);
    },
  );
});

test('a run is paused and goes on; deliveries by hand are noted; the diary is exported', async ({ page }) => {
  test.setTimeout(90_000);
  await atDelivery(
    page,
    () => 'take',
    async (server) => {
      const card = page.locator('[data-addressee="company"]');
      await press(card, 'delivery.mail');
      for (const [name, text] of Object.entries({
        host: 'localhost',
        port: `${server.port}`,
        user: 'union',
        mailSecret: 'a secret',
        from: 'me@dockers.example',
        perHour: '60',
      }))
        await card.locator(`[name="${name}"]`).fill(text);
      await press(card, 'delivery.test');
      await expect(card.locator('[data-part="tested"]')).toHaveText(words('delivery.tested'));
      await press(card, 'delivery.send');
      await expect(card.locator('[data-part="mail-progress"]')).toContainText(
        '1 of 3, 60 an hour, 2:00 left',
      );
      await press(card, 'delivery.pause');
      await expect(card.locator('[data-code="cancelled"]')).toBeVisible();
      await expect(count(card, 'sent')).toHaveText('1');
      await card.locator('[name="perHour"]').fill('36000');
      await press(card, 'delivery.resume');
      await expect(count(card, 'sent')).toHaveText('3');
      expect(server.mails).toHaveLength(4);

      const diary = page.locator('[data-part="diary"]');
      await diary.getByText(words('delivery.note'), { exact: true }).click();
      await diary.locator('[name="noteAddressee"]').selectOption('embassy');
      await diary.locator('[name="noteWay"]').selectOption('hand');
      await diary.locator('[name="noteCount"]').fill('3');
      await diary.locator('[name="noteDay"]').fill('2010-04-02');
      await diary.locator('[name="noteProof"]').fill('signed for by the guard');
      await press(diary, 'delivery.save');
      await expect(diary.locator('tr[data-what="delivered"]')).toContainText('signed for by the guard');
      await press(diary, 'delivery.export');
      await expect(diary.locator('[data-part="exported"]')).toContainText('harbour-strike-diary.csv');
      await expectNoBarrier(page);
    },
  );
});
