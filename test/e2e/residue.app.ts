/** Nothing of the previous attendee, on the desktop: the next one has another page. */
import { crash, type DesktopApp, expect, test } from '../fixtures/electron-app.ts';
import { report } from '../support/figures.ts';
import { searchFolder } from '../support/search-bytes.ts';
import {
  type Canaries,
  expectNothingLeft,
  goToNext,
  holdTimers,
  idleByHand,
  look,
  makeCanaries,
  send,
  stop,
  typeDetails,
  typeEverything,
  typeMessage,
} from './residue.ts';
import { lock, openMeeting, trySample, unlock } from './story.ts';

/** Web contents that the desktop shows, by number. */
const shownId = (app: DesktopApp): Promise<number> =>
  app.main(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().find((window) => window.isVisible())!.webContents.id,
    null,
  );

test('whoever finishes, stops, idles out or crashes is followed by a page that knows nothing', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const { page } = app;
  const passphrase = await trySample(page);
  await unlock(page, passphrase);
  await openMeeting(page);
  await lock(page);
  const before = await look(page);
  const people: Canaries[] = [];
  const pages = new Set([await shownId(app)]);
  let fields = 0;

  /** One turn: `story` types, `leave` ends it. */
  const turn = async (
    story: (canaries: Canaries) => Promise<void>,
    leave: () => Promise<unknown>,
  ): Promise<void> => {
    const canaries = makeCanaries();
    people.push(canaries);
    await story(canaries);
    await page.evaluate(() => sessionStorage.setItem('left', 'behind'));
    await app.endTurn(leave);
    pages.add(await shownId(app));
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    fields += (await expectNothingLeft(page, canaries, before, false)).fields;
    await app.endTurn(() => stop(page));
    pages.add(await shownId(app));
  };

  await turn(
    async (canaries) => {
      await typeEverything(page, canaries);
      await send(page);
    },
    () => goToNext(page),
  );
  await turn(
    async (canaries) => {
      await typeDetails(page, canaries);
      await typeMessage(page, canaries);
    },
    () => stop(page),
  );
  await turn(
    async (canaries) => {
      await holdTimers(page);
      await typeEverything(page, canaries);
    },
    () => idleByHand(page),
  );
  await turn(
    (canaries) => typeEverything(page, canaries),
    () => crash(app),
  );

  const canaries = people.flatMap((person) => Object.values(person));
  const { files, hits } = searchFolder(app.dataFolder, canaries);
  report(
    'residue',
    'previous attendee on the desktop',
    `${canaries.length} canaries, ${pages.size} pages, ${fields} fields tried, ` +
      `${files} files searched, ${hits.length} hits`,
    '0 hits',
  );
  expect(pages.size).toBe(9);
  expect(hits).toEqual([]);
});
