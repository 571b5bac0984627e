/** The keys' life, told through the front door: onto paper, back from paper, under another passphrase. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, type TestContext, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { campaignFingerprint } from '../../../electron/core/campaign/check.ts';
import { CampaignStore } from '../../../electron/core/campaign/store.ts';
import { fromBase64 } from '../../../electron/seal/bytes.ts';
import { openKeyFile } from '../../../electron/seal/key-file.ts';
import { readRecoveryText, recoveryCode, recoveryText } from '../../../electron/seal/recovery-text.ts';
import { draft, testCampaign } from '../../support/campaigns.ts';
import { report, tier } from '../../support/figures.ts';
import { searchFolder } from '../../support/search-bytes.ts';
import { seededBytes } from '../../support/seeded.ts';
import { sign } from '../../support/signings.ts';
import { needTool } from '../../support/tools.ts';
import { type KioskStory, passphrase, withKiosk } from '../../support/with-kiosk.ts';

/** The seed of the usual campaign (test/support/campaigns.ts). */
const seed = seededBytes(1)(32);
const refused = (code: string, detail?: string): object => ({
  ok: false,
  error: detail === undefined ? { code } : { code, detail },
});

/** A program's output. */
function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return stdout;
}

interface PageTools {
  text: (pdf: string) => string;
  /** What a camera reads in the page, as a picture of so many dots per inch. */
  scan: (pdf: string, dpi: number) => string;
}

function pageTools(ctx: TestContext): PageTools {
  const [pdftotext, pdftoppm, zbarimg] = (['pdftotext', 'pdftoppm', 'zbarimg'] as const).map((name) =>
    needTool(ctx, name),
  );
  return {
    text: (pdf) => run(pdftotext!, '-layout', pdf, '-'),
    scan: (pdf, dpi) => {
      run(pdftoppm!, '-r', String(dpi), '-gray', '-png', '-singlefile', pdf, pdf);
      return run(zbarimg!, '--quiet', '--raw', `${pdf}.png`).trim();
    },
  };
}

/** The sheet of the usual campaign. */
async function sheetOf(kiosk: KioskStory): Promise<string> {
  const out = path.join(kiosk.folder('stick'), 'sheet.pdf');
  orThrow(await kiosk.client('recoverySheet', { passphrase, out }));
  return out;
}

/** The seed's groups on the page, as somebody copies them: the prefix and fifteen groups. */
const typedFrom = (text: string): string =>
  text.slice(text.indexOf('RRSEED1')).split(/\s+/).slice(0, 16).join(' ');

test('the recovery sheet says the seed to a camera and to a person, and is nowhere else', (ctx) => {
  const { text, scan } = pageTools(ctx);
  return withKiosk({ forkedHolder: true }, async (kiosk) => {
    await kiosk.unlock();
    const sheet = await sheetOf(kiosk);
    const dpis = tier([100, 200], [72, 100, 150, 200, 300]);
    const scanned = dpis.map((dpi) => scan(sheet, dpi));
    report(
      'keys',
      `recovery sheet's QR by zbarimg at ${dpis.join(', ')} dpi`,
      `${scanned.filter((read) => read === recoveryCode(seed)).length} of ${dpis.length} read`,
      'all',
    );
    expect(scanned).toEqual(dpis.map(() => recoveryCode(seed)));
    const page = text(sheet);
    for (const group of recoveryText(seed).split('-')) expect(page).toContain(group);
    for (const said of [
      'harbour-strike',
      campaignFingerprint(kiosk.campaign.campaign),
      'Recovery sheet',
      'keys recover',
      'December 31, 2030',
    ])
      expect(page.replaceAll(/\s+/g, ' ')).toContain(said);
    const words = [
      recoveryCode(seed),
      ...recoveryText(seed).split('-').slice(1, 5),
      Buffer.from(seed).toString('base64'),
    ];
    expect(searchFolder(kiosk.dataFolder, words).hits).toEqual([]);
    const typed = typedFrom(page);
    const { keys, passphrase: fresh } = orThrow(
      await kiosk.client('recoverKeys', { text: typed, note: kiosk.campaign.note }),
    );
    expect(await openKeyFile(fromBase64(keys), fresh)).toEqual({ campaign: 'harbour-strike', seed });
  });
});

test(
  'a sheet in each language fits on one page and is read by a camera',
  { timeout: 120_000 },
  async (ctx) => {
    const { scan } = pageTools(ctx);
    const pdfinfo = needTool(ctx, 'pdfinfo');
    const languages = tier(['kk', 'ar', 'fr'], ['ru', 'kk', 'uk', 'fr', 'es', 'de', 'tr', 'ar']);
    for (const language of languages) {
      const translated = { ...draft, languages: [language], texts: { [language]: draft.texts['en']! } };
      await withKiosk({ variation: { draft: translated } }, async (kiosk) => {
        await kiosk.unlock();
        const sheet = await sheetOf(kiosk);
        expect(scan(sheet, 150), language).toBe(recoveryCode(seed));
        expect(run(pdfinfo, sheet), language).toMatch(/Pages:\s+1\n/);
        const out = path.join(kiosk.folder('stick'), 'card.pdf');
        const { fingerprint } = orThrow(await kiosk.client('campaignCard', { out }));
        expect(scan(out, 150), language).toBe(fingerprint);
        expect(run(pdfinfo, out), language).toMatch(/Pages:\s+1\n/);
      });
    }
  },
);

test('a sheet is drawn for the passphrase only, each wrong one counts, and there is none where no keys are', async () => {
  await withKiosk({}, async ({ client, openDesk, folder }) => {
    openDesk();
    const out = path.join(folder('stick'), 'sheet.pdf');
    for (let tries = 0; tries < 5; tries++)
      expect(await client('recoverySheet', { passphrase: 'wrong', out })).toEqual(
        refused('wrong_passphrase'),
      );
    expect(await client('recoverySheet', { passphrase, out })).toEqual(refused('too_many_tries', '2'));
    expect(readdirSync(folder('stick'))).toEqual([]);
  });
  await withKiosk({ campaign: 'field' }, async ({ client, openDesk, folder }) => {
    openDesk();
    const out = path.join(folder('stick'), 'sheet.pdf');
    expect(await client('recoverySheet', { passphrase, out })).toEqual(refused('no_keys'));
  });
});

test('whoever lost the passphrase types the sheet and goes on with a new one', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    const typed = recoveryText(seed).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'O');
    const { passphrase: fresh, id } = orThrow(await kiosk.client('recoverKeys', { text: typed }));
    expect(id).toBe('harbour-strike');
    expect(await kiosk.client('unlock', { passphrase })).toEqual(refused('wrong_passphrase'));
    expect(orThrow(await kiosk.client('unlock', { passphrase: fresh })).keys).toBe(true);
  }));

test('a mistyped text and another campaign’s are told apart, and the key file stays as it was', () =>
  withKiosk({}, async (kiosk) => {
    const file = path.join(kiosk.dataFolder, 'keys/harbour-strike.keys.age');
    const before = readFileSync(file);
    const text = recoveryText(seed);
    const wrong = text.endsWith('Q') ? `${text.slice(0, -1)}P` : `${text.slice(0, -1)}Q`;
    expect(await kiosk.client('recoverKeys', { text: wrong })).toEqual(refused('recovery_mistyped'));
    expect(await kiosk.client('recoverKeys', { text: '' })).toEqual(refused('recovery_mistyped'));
    const other = recoveryText(seededBytes(2)(32));
    expect(await kiosk.client('recoverKeys', { text: other })).toEqual(refused('keys_of_another_campaign'));
    const { note } = await testCampaign({ seed: 2 });
    expect(await kiosk.client('recoverKeys', { text, note })).toEqual(refused('keys_of_another_campaign'));
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(path.join(kiosk.dataFolder, 'keys'))).toEqual(['harbour-strike.keys.age']);
  }));

test('a field laptop takes no keys from a sheet', () =>
  withKiosk({ campaign: 'field' }, async ({ client, dataFolder }) => {
    expect(await client('recoverKeys', { text: recoveryText(seed) })).toEqual(refused('no_keys'));
    expect(readdirSync(path.join(dataFolder, 'keys'))).toEqual(['harbour-strike.desk.json']);
  }));

test('the keys’ passphrase is changed to an own one and to a generated one; the one before is wrong then', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const { client, openDesk } = kiosk;
    await sign(client, kiosk.campaign.campaign);
    openDesk();
    const own = 'Мой дядя самых честных правил 1825';
    expect(await client('changePassphrase', { passphrase: 'wrong', own })).toEqual(
      refused('wrong_passphrase'),
    );
    expect(await client('changePassphrase', { passphrase, own: 'Tr0ub4dor&3' })).toEqual(
      refused('weak_passphrase'),
    );
    expect(orThrow(await client('changePassphrase', { passphrase, own: `  ${own}` }))).toEqual({});
    const { passphrase: generated } = orThrow(await client('changePassphrase', { passphrase: own }));
    expect(generated!.split(' ')).toHaveLength(6);
    expect(await client('unlock', { passphrase: own })).toEqual(refused('wrong_passphrase'));
    expect(orThrow(await client('unlock', { passphrase: generated! })).keys).toBe(true);
    expect(readdirSync(path.join(kiosk.dataFolder, 'keys'))).toEqual(['harbour-strike.keys.age', 'tries']);
  }));

test('a field laptop’s desk passphrase is changed the same way', () =>
  withKiosk({ campaign: 'field' }, async ({ client, openDesk }) => {
    openDesk();
    expect(await client('changePassphrase', { passphrase: 'wrong' })).toEqual(refused('wrong_passphrase'));
    const { passphrase: fresh } = orThrow(await client('changePassphrase', { passphrase }));
    expect(await client('unlock', { passphrase })).toEqual(refused('wrong_passphrase'));
    expect(orThrow(await client('unlock', { passphrase: fresh! })).keys).toBe(false);
  }));

test('a new key file that does not open leaves the old one; mutant: without trying it, the old one would be gone', () =>
  withKiosk({}, async ({ dataFolder, campaign }) => {
    const file = path.join(dataFolder, 'keys/harbour-strike.keys.age');
    const store = new CampaignStore(dataFolder);
    const broken = campaign.keyFile.with(campaign.keyFile.length - 1, campaign.keyFile.at(-1)! ^ 1);
    const opens = async (stored: Uint8Array): Promise<void> => void (await openKeyFile(stored, passphrase));
    await expect(store.replaceKeyFile('harbour-strike', broken, opens)).rejects.toThrow();
    const kept = await openKeyFile(readFileSync(file), passphrase);
    await store.replaceKeyFile('harbour-strike', broken, async () => {});
    const lost = await openKeyFile(readFileSync(file), passphrase).catch(() => 'lost');
    report(
      'keys',
      'key file replaced by a broken one',
      kept ? 'refused, old one opens' : 'lost',
      'old one opens',
    );
    report('keys', 'mutant: replaced without trying it', lost === 'lost' ? 'lost' : 'kept', 'lost');
    expect([kept?.seed, lost]).toEqual([seed, 'lost']);
  }));

test('the key file of another campaign is not drawn, whoever put it there', () =>
  withKiosk({}, async ({ client, openDesk, dataFolder, folder }) => {
    const { keyFile } = await testCampaign({ seed: 2 });
    writeFileSync(path.join(dataFolder, 'keys/harbour-strike.keys.age'), keyFile);
    openDesk();
    const out = path.join(folder('stick'), 'sheet.pdf');
    const another = refused('keys_of_another_campaign');
    expect(await client('recoverySheet', { passphrase, out })).toEqual(another);
    expect(await client('changePassphrase', { passphrase })).toEqual(another);
    expect(readdirSync(folder('stick'))).toEqual([]);
  }));

test('authoring offers the sheet, and what it says is the seed in the key file', (ctx) => {
  const { scan } = pageTools(ctx);
  return withKiosk({ campaign: 'none' }, async (kiosk) => {
    const sheet = path.join(kiosk.folder('stick'), 'sheet.pdf');
    const { keys, passphrase: authored } = orThrow(
      await kiosk.client('authorCampaign', { draft, recoverySheet: sheet }),
    );
    expect(await openKeyFile(fromBase64(keys), authored)).toEqual({
      campaign: 'harbour-strike',
      seed: readRecoveryText(scan(sheet, 150)),
    });
  });
});
