/** Letters on paper and by fax: what comes out of the printer, as other programs read it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { mailDraft, makeAll } from '../../support/delivery.ts';
import { sign } from '../../support/signings.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { needTool } from '../../support/tools.ts';
import { type KioskStory, withKiosk } from '../../support/with-kiosk.ts';

const long = Array.from({ length: 26 }, (_, i) => `Sentence ${i} of a long message to the company.`).join(
  '\n',
);

/** Three letters of one page and two of two pages, signed in turn. */
const withShortAndLong = (story: (kiosk: KioskStory) => Promise<void>): Promise<void> =>
  withKiosk({ meeting: true, variation: { draft: mailDraft } }, async (kiosk) => {
    const { client, campaign } = kiosk;
    for (const [i, name] of ['Ann', 'Bob', 'Cem', 'Dil', 'Eva'].entries())
      await sign(client, campaign.campaign, { name, message: i % 2 === 1 ? long : 'Pay.' });
    await makeAll(kiosk);
    await story(kiosk);
  });

const pagesOf = (pdftotext: string, file: string): string[] =>
  execFileSync(pdftotext, ['-enc', 'UTF-8', '-layout', file, '-'], { encoding: 'utf8' })
    .split('\f')
    .slice(0, -1)
    .map((text) => text.replaceAll(/[^\S\n]+/g, ' '));

const isWhole = (qpdf: string, file: string): boolean =>
  spawnSync(qpdf, ['--check', file], { encoding: 'utf8' }).status === 0;

/** The name under the letter that begins on a page. */
const isFirst = (text: string): boolean => text.includes('Dear Sir or Madam,');

test('a print run: cover with totals, thin letters before thick ones, on both sides each begins on a front', (ctx) => {
  const [pdftotext, qpdf] = [needTool(ctx, 'pdftotext'), needTool(ctx, 'qpdf')];
  return withShortAndLong(async ({ client }) => {
    const single = orThrow(await client('printRun', { addressee: 'company' }));
    expect(single).toMatchObject({ letters: 5, pages: 8, sheets: 8 });
    const onOneSide = pagesOf(pdftotext, single.out);
    expect(onOneSide).toHaveLength(8);
    const [cover] = onOneSide;
    expect(cover).toContain('Print run');
    expect(cover).toContain('Harbour Company Ltd\n');
    for (const row of [
      'Letters 5',
      'Sheets, this one included 8',
      'Envelopes, sheets in each: 1 3',
      'Envelopes, sheets in each: 2 2',
    ])
      expect(cover).toContain(row);
    expect(onOneSide.map(isFirst)).toEqual([false, true, true, true, true, false, true, false]);

    const both = orThrow(await client('printRun', { addressee: 'company', duplex: true }));
    // nothing of it begins on the back of something else
    expect(both).toMatchObject({ letters: 5, sheets: 6 });
    const onBothSides = pagesOf(pdftotext, both.out);
    expect(onBothSides.flatMap((text, page) => (isFirst(text) ? [page % 2] : []))).toEqual([0, 0, 0, 0, 0]);
    expect(onBothSides).toHaveLength(12);
    expect([isWhole(qpdf, single.out), isWhole(qpdf, both.out)]).toEqual([true, true]);
    const { files } = orThrow(await client('verify', { files: [single.out, both.out] }));
    expect(files.map(({ result }) => result)).toEqual(['valid', 'valid']);
  });
});

test('a fax: its cover says to whom, which number, from whom and how many pages; nothing is grey, strokes are thick', (ctx) => {
  const [pdftotext, qpdf] = [needTool(ctx, 'pdftotext'), needTool(ctx, 'qpdf')];
  return withShortAndLong(async ({ client }) => {
    const { out, pages } = orThrow(await client('faxRun', { addressee: 'company' }));
    const texts = pagesOf(pdftotext, out);
    expect(texts).toHaveLength(pages);
    for (const row of [
      'Fax',
      'Fax number +7 000 000',
      'From Dockers’ Union',
      `Pages, this one included ${pages}`,
    ])
      expect(texts[0]).toContain(row);
    const plain = `${temporaryFolder()}/plain.pdf`;
    execFileSync(qpdf, ['--qdf', '--object-streams=disable', out, plain]);
    const content = readFileSync(plain, 'latin1');
    const colours =
      content.match(/^[\d. ]* (?:g|G|rg|RG|k|K|sc|SC|scn|SCN)$|\/(?:CS|SMask|ca|CA)\b|\/Subtype \/Image/gm) ??
      [];
    expect(colours.filter((colour) => !/^0 [gG]$/.test(colour))).toEqual([]);
    // 0.55 mm in quarters of a point; the rules of the page are artifacts
    expect(content.match(/ cm (\d+) w 1 J/g)?.every((pen) => pen.includes(' 6 w'))).toBe(true);
    expect(isWhole(qpdf, out)).toBe(true);
  });
});

test('an embassy is another address in each country, each behind a cover of its own', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const countries = { DE: { en: 'Germany' }, US: { en: 'the USA' } };
  const draft = {
    ...mailDraft,
    addressees: mailDraft.addressees.map((one) => (one.id === 'embassy' ? { ...one, countries } : one)),
  };
  return withKiosk({ meeting: true, variation: { draft } }, async (kiosk) => {
    for (const country of ['DE', 'US', 'DE']) await sign(kiosk.client, kiosk.campaign.campaign, { country });
    await makeAll(kiosk);
    const { letters, out } = orThrow(await kiosk.client('printRun', { addressee: 'embassy' }));
    expect(letters).toBe(3);
    const heads = pagesOf(pdftotext, out).map((text) => /in (Germany|the USA)$/m.exec(text)?.[1]);
    expect(heads).toEqual(['Germany', 'Germany', 'Germany', 'the USA', 'the USA']);
  });
});

test('where there is no way or no letter, it is said', () =>
  withKiosk({ variation: { draft: mailDraft } }, async (kiosk) => {
    await kiosk.unlock();
    const refused = (code: string, detail: string): object => ({ ok: false, error: { code, detail } });
    expect(await kiosk.client('printRun', { addressee: 'company' })).toEqual(
      refused('no_letters', 'company'),
    );
    expect(await kiosk.client('faxRun', { addressee: 'embassy' })).toEqual(refused('way_missing', 'embassy'));
    expect(await kiosk.client('printRun', { addressee: 'nobody' })).toEqual(refused('bad_input', 'nobody'));
  }));
