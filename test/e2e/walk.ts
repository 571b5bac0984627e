/** One person's way through every screen, with a look at each. */
import { expect, type Page } from '@playwright/test';

import { callPath } from '../../electron/contract/bridge.ts';
import type { Campaign } from '../../electron/contract/campaign.ts';
import type { Request } from '../../electron/contract/index.ts';
import type { Result } from '../../electron/contract/result.ts';
import { type Step, steps } from '../../renderer/signing/steps.ts';
import { consentAndSend, drawSignature, type Person, press, screen, tick } from './story.ts';

/** The screens of somebody who signs and writes a letter, in the order met. */
export const screens = steps;
export type ScreenName = Step;

/**
 * Lets the page believe that the campaign's first language, in which the start screen speaks, is the one that `language` says.
 * @returns ends that; to be called before the host ends
 */
export async function startIn(page: Page, language: () => string): Promise<() => Promise<void>> {
  await page.route(`**${callPath}`, async (route) => {
    const { name } = route.request().postDataJSON() as Request;
    if (name !== 'campaign') return route.continue();
    const response = await route.fetch();
    const line = JSON.parse(await response.text()) as { result: Result<Campaign> };
    // asked for before anybody knows whether there is one
    if (!line.result.ok) return route.fulfill({ response });
    const { value } = line.result;
    const first = language();
    value.languages = [first, ...value.languages.filter((other) => other !== first)];
    return route.fulfill({ response, body: `${JSON.stringify(line)}\n` });
  });
  return () => page.unrouteAll({ behavior: 'ignoreErrors' });
}

/** From the start screen to the thanks and back, everything filled in; `look` is called on each screen when it is full. */
export async function walk(
  page: Page,
  person: Person,
  look: (name: ScreenName) => Promise<void>,
): Promise<void> {
  const arrive = async (name: ScreenName): Promise<void> => {
    await expect(screen(page, name)).toBeVisible();
    await look(name);
  };
  const goOn = (key: string): Promise<void> => press(page, key, person.language);
  await arrive('attract');
  await screen(page, 'attract').locator(`button[lang="${person.language}"]`).click();
  await arrive('appeal');
  await goOn('appeal.on');
  for (const letter of person.letters) await tick(page.locator(`[name="letters"][value="${letter}"]`));
  await arrive('choose');
  await goOn('choose.on');
  await page.locator('[name="name"]').fill(person.name);
  await page.locator('[name="place"]').fill(person.place);
  await page.locator('[name="country"]').selectOption(person.country);
  await tick(page.locator('[name="visibility"][value="addressee"]'));
  await arrive('details');
  await goOn('details.on');
  await page.locator('[name="message"]').fill(person.message);
  await arrive('message');
  await goOn('message.on');
  await drawSignature(page);
  await arrive('sign');
  await goOn('sign.on');
  await arrive('review');
  await consentAndSend(page, person);
  await arrive('thanks');
  await goOn('thanks.next');
  await expect(screen(page, 'attract')).toBeVisible();
}
