/** What an attendee is told when the store refuses, and what is stored of how they signed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from '@playwright/test';

import { expect, startWebHost, test } from '../fixtures/web-host.ts';
import { entriesIn, openMeetingIn } from '../support/open-meeting.ts';
import { tool } from '../support/tools.ts';
import { consentAndSend, fillIn, type Person, press, screen, tick, wordsOf } from './story.ts';

const person: Person = {
  language: 'en',
  name: 'Grace O’Rourke',
  place: 'Aberdeen',
  country: 'GB',
  letters: ['protest'],
  message: 'We know what a day on the rigs costs.',
};
const words = wordsOf('en');

test('a full disk: not saved, said so, nothing lost; and saved once there is room', async ({
  page,
  folder,
}) => {
  test.setTimeout(90_000);
  const mount = tool('mount');
  test.skip(process.getuid?.() !== 0 || !mount, 'needs root to mount a small file system');
  const data = path.join(folder, 'data');
  mkdirSync(data);
  const mounted = spawnSync(mount!, ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', data]);
  test.skip(mounted.status !== 0, `cannot mount: ${mounted.stderr.toString().trim()}`);
  try {
    const passphrase = await openMeetingIn(data);
    const kiosk = await startWebHost(data);
    try {
      await page.goto(kiosk.address);
      await fillIn(page, person);
      await tick(page.locator('[name="consents"][value="processing"]'));
      const filler = path.join(data, 'filler');
      fillUp(data, filler);
      await press(page, 'review.send');
      const review = screen(page, 'review');
      await expect(review.getByText(words('review.notSaved'))).toBeVisible();
      await expect(review.getByRole('alert')).toContainText(words('error.disk_full'));
      await expect(review).toContainText(person.name);
      await expect(review).toContainText(person.message);
      await press(page, 'review.send');
      await expect(review.getByRole('alert')).toContainText(words('error.disk_full'));
      rmSync(filler);
      await press(page, 'review.send');
      await expect(screen(page, 'thanks')).toBeVisible();
    } finally {
      await kiosk.stop();
    }
    const entries = await entriesIn(data, passphrase);
    expect(entries.map(({ name, message }) => ({ name, message }))).toEqual([
      { name: person.name, message: person.message },
    ]);
  } finally {
    spawnSync('umount', [data]);
  }
});

/** Leaves no block free. */
function fillUp(fileSystem: string, file: string): void {
  const { bavail, bsize } = statfsSync(fileSystem);
  writeFileSync(file, new Uint8Array(bavail * bsize));
  expect(statfsSync(fileSystem).bavail).toBe(0);
}

test('an entry says whether somebody helped, and a trial says that it is one', async ({ page, folder }) => {
  test.setTimeout(90_000);
  const origins: Record<string, string>[] = [];
  for (const isTrial of [false, true]) {
    const data = path.join(folder, `data-${isTrial}`);
    mkdirSync(data);
    const passphrase = await openMeetingIn(data, { test: isTrial });
    const kiosk = await startWebHost(data);
    try {
      await page.goto(kiosk.address);
      for (const helped of [false, true]) await signAs(page, helped);
    } finally {
      await kiosk.stop();
    }
    const entries = await entriesIn(data, passphrase);
    origins.push(Object.fromEntries(entries.map(({ name, origin }) => [name, origin])));
  }
  expect(origins).toEqual([
    { Alone: 'kiosk', Helped: 'helped' },
    { Alone: 'test', Helped: 'test' },
  ]);
});

async function signAs(page: Page, helped: boolean): Promise<void> {
  const who = { ...person, name: helped ? 'Helped' : 'Alone', letters: [] };
  await fillIn(page, who);
  if (helped) {
    await press(page, 'review.editSignature');
    await tick(page.locator('[name="helped"]'));
    await press(page, 'common.toReview');
    await tick(page.locator('[name="helpedAgreed"]'));
  }
  await consentAndSend(page, who);
  await press(page, 'thanks.next');
  await expect(screen(page, 'attract')).toBeVisible();
}
