/** Sending over a network that is first not there, then somebody else's, then wants the right password; until it is confirmed. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { createClient } from '../../electron/contract/client.ts';
import { orThrow } from '../../electron/contract/result.ts';
import { createCore } from '../../electron/core/index.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import { expect, startWebHost, test } from '../fixtures/web-host.ts';
import { openMeetingIn } from '../support/open-meeting.ts';
import { answerAsStore, storeUser } from '../support/s3-server.ts';
import { expectNoBarrier } from './no-barrier.ts';
import { closeMeeting, goToPart, lock, press, sign, unlock, wordsOf } from './story.ts';

const words = wordsOf('en');
const campaign = 'zhanaozen-2010';

/** A network whose other end changes. */
async function network() {
  const objects = new Map<string, Buffer>();
  let mood: 'gone' | 'portal' | 'full' | 'honest' = 'gone';
  const server = createServer((request, response) => {
    if (mood === 'gone') request.socket.destroy();
    else if (mood === 'portal') response.setHeader('Content-Type', 'text/html').end('<h1>Hotel Caspian</h1>');
    else if (mood === 'full' && request.method === 'PUT') response.writeHead(507).end();
    else void answerAsStore(objects, request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    target: `s3://127.0.0.1:${port}/bucket`,
    become: (next: typeof mood) => (mood = next),
    stop: () => server.close(),
  };
}

/** Takes in at headquarters, in a data folder of its own, what one laptop sent. */
async function mergeAt(folder: string, laptop: string, passphrase: string, code: string, from: string) {
  const core = createCore(nodePorts(folder));
  let desk: string | undefined = core.openDesk();
  const client = createClient(
    (request, options) => core.call(request, options),
    () => desk,
  );
  const note = readFileSync(path.join(laptop, 'campaigns', `${campaign}.1.roundrobin`), 'utf8');
  const keys = toBase64(readFileSync(path.join(laptop, 'keys', `${campaign}.keys.age`)));
  orThrow(await client('loadCampaign', { note, keys }));
  ({ desk } = orThrow(await client('unlock', { passphrase })));
  orThrow(await client('enrolDevice', { code }));
  const merged = orThrow(await client('merge', { from, credentials: storeUser }));
  core.close();
  return merged;
}

test('no network, a page of somebody else’s, a full place, a wrong password; and then all is confirmed', async ({
  page,
  folder,
}) => {
  test.setTimeout(180_000);
  const net = await network();
  const [laptop, headquarters] = [path.join(folder, 'laptop'), path.join(folder, 'headquarters')];
  try {
    const passphrase = await openMeetingIn(laptop, { test: false });
    const kiosk = await startWebHost(laptop);
    await page.goto(kiosk.address);
    await sign(page, {
      name: 'Ann Lee',
      place: 'Leeds',
      country: 'GB',
      letters: [],
      message: '',
      language: 'en',
    });
    await unlock(page, passphrase);
    await closeMeeting(page);
    await goToPart(page, 'send');
    const card = page.locator('[data-part="courier"]');
    const start = async (secret: string): Promise<void> => {
      await card.locator('[name="courier"]').fill(net.target);
      await card.locator('[name="courierUser"]').fill(storeUser.user);
      await card.locator('[name="courierSecret"]').fill(secret);
      await press(card, 'send.start');
    };
    await start('wrong');
    await expect(card).toHaveAttribute('data-at', 'waiting');
    await expect(card.locator('[data-code="target_unreachable"]')).toBeVisible();
    await expect(card.locator('[data-part="courier-state"]')).toContainText('Next try in');
    for (const [mood, code] of [
      ['portal', 'target_portal'],
      ['full', 'target_credentials'],
    ] as const) {
      net.become(mood);
      await press(card, 'send.now');
      await expect(card.locator(`[data-code="${code}"]`)).toBeVisible();
      await expectNoBarrier(page);
    }
    await expect(card).toHaveAttribute('data-at', 'stopped');
    await start(storeUser.secret);
    await expect(card.locator('[data-code="target_full"]')).toBeVisible();
    await press(card, 'send.pause');
    await expect(card).toHaveAttribute('data-at', 'paused');
    net.become('honest');
    await press(card, 'send.resume');
    await expect(card.locator('tr[data-state="sent"]')).toBeVisible();
    await expectNoBarrier(page);
    await page
      .locator('[data-part="devices"]')
      .getByRole('button', { name: words('sync.showDevice') })
      .click();
    const code = await page.locator('[data-part="devices"] output').innerText();
    // the desk may be locked meanwhile
    await lock(page);
    const merged = await mergeAt(headquarters, laptop, passphrase, code, net.target);
    expect(merged).toMatchObject({ new: 1, gaps: [], quarantined: [] });
    await unlock(page, passphrase);
    await goToPart(page, 'send');
    await press(card, 'send.now');
    await expect(card).toHaveAttribute('data-at', 'done');
    await expect(card.locator('tr[data-state="received"]')).toBeVisible();
    await expectNoBarrier(page);
    await kiosk.stop();
  } finally {
    net.stop();
  }
});
