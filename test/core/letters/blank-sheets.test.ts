/** Empty sheets: all that a person has to know stands on them, in each language, and nothing stands on top of another thing. */
import { expect, test } from 'vitest';

import type { CampaignDraft } from '../../../electron/contract/campaign.ts';
import { crossesOf } from '../../../electron/wording/crosses.ts';
import { pick } from '../../../electron/wording/pick.ts';
import { blankSheets, sample } from '../../support/blank-sheets.ts';
import { printing } from '../../support/draw-letters.ts';
import { linesOf, type PlacedLine } from '../../support/placed-lines.ts';
import { askTool, comparable, readBack } from '../../support/set-text.ts';
import { needTool } from '../../support/tools.ts';

const forms = ['rows', 'slips'] as const;
const all = forms.flatMap((form) => sample.languages.map((language) => ({ form, language })));

/** What a sheet has to say, as a reader puts it together from lines: white space counts for nothing. */
const squeezed = (text: string): string => comparable(text).replaceAll(' ', '');

test.for(all)('$form in $language have title, text, demands, questions, consents', async (which, ctx) => {
  const { form, language } = which;
  const pdftotext = needTool(ctx, 'pdftotext');
  const { pdf } = await blankSheets({ form, languages: [language] });
  const text = squeezed(readBack(pdftotext, pdf));
  const { title, petition, demands } = sample.texts[language]!;
  const words = printing.words(language);
  const expected = [
    title,
    ...petition,
    ...demands,
    sample.organisation,
    ...sample.letters.map((letter) => pick(letter.title, language, [])),
    // a label may be broken beside those of other columns
    ...sample.fields.flatMap(({ label }) => pick(label, language, []).split(' ')),
    ...sample.consents.map(({ wording }) => pick(wording, language, [])),
    words('sheetAddressee'),
    words('sheetUnion', { organisation: sample.organisation }),
    words('sheetCounted'),
    words('sheetConsents'),
    words('columnSignature'),
    words('specimen'),
  ];
  for (const said of expected) expect(text).toContain(squeezed(said));
});

test('what is signed on paper is named by the hash that its entry will have', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  for (const form of forms) {
    const { pdf } = await blankSheets({ form, languages: ['en'], sheets: 3 });
    const text = readBack(pdftotext, pdf);
    expect(text).toContain('f45fd26efc505b87');
    expect(text).toMatch(/fingerprint (\w{4}-){4}\w{4}/);
    expect(text).toMatch(form === 'rows' ? /Page 3 of 3/ : /Page 4 of 4/);
  }
});

test('the open meeting stands on it; else there is room to write it', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const meeting = { name: 'Branch meeting', place: 'Aktau', day: '2010-03-20' };
  for (const form of forms) {
    const filled = comparable(
      readBack(pdftotext, (await blankSheets({ form, languages: ['en'], meeting })).pdf),
    );
    for (const said of ['Branch meeting', 'Aktau', 'March 20, 2010']) expect(filled).toContain(said);
    const empty = comparable(readBack(pdftotext, (await blankSheets({ form, languages: ['en'] })).pdf));
    for (const label of ['Meeting:', 'Place:', 'Day:']) expect(empty).toContain(label);
    expect(empty).not.toContain('Branch meeting');
  }
});

/** So many boxes of each number as there are people, and a legend for it. */
test('each person has a box for every number', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const { pdf, places } = await blankSheets({ form: 'rows', languages: ['en'], sheets: 2 });
  expect(places).toBe(12);
  const numbers = readBack(pdftotext, pdf).match(/^\d$|(?<=\s)\d(?=\s)/gm) ?? [];
  for (const { number } of crossesOf(sample)) {
    const found = numbers.filter((each) => each === String(number)).length;
    expect(found, String(number)).toBeGreaterThanOrEqual(places + 2);
  }
});

/** Lines of a page whose boxes lie on each other by more than what ascents and descents share. */
function overlaps(lines: readonly PlacedLine[]): string[] {
  const found: string[] = [];
  for (const [i, a] of lines.entries()) {
    for (const b of lines.slice(i + 1)) {
      if (a.page !== b.page) continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const height = Math.min(a.bottom - a.top, b.bottom - b.top);
      if (across > 1 && down > height * 0.45) found.push(`${a.text} | ${b.text}`);
    }
  }
  return found;
}

const line = (word: string, length: number): string => `${word} `.repeat(length).slice(0, length).trim();
const inEnglish = (text: string): Record<string, string> => ({ en: text });

/** Each text as long as a campaign file may have it, answers, consents and letters as many. */
const longest: CampaignDraft = {
  ...sample,
  languages: ['en'],
  organisation: line('Confederation', 300),
  texts: {
    en: {
      ...sample.texts['en']!,
      title: line('Solidarity', 300),
      petition: Array.from({ length: 4 }, () => line('paragraph', 2000)),
      demands: Array.from({ length: 4 }, () => line('demand', 2000)),
    },
  },
  fields: Array.from({ length: 20 }, (_, i) => ({
    id: `f${i}`,
    label: inEnglish(line(`Field${i}`, 300)),
    required: true,
    maxLength: 200,
  })),
  consents: Array.from({ length: 10 }, (_, i) => ({
    id: `c${i}`,
    wording: inEnglish(line(`consent${i}`, 2000)),
    required: true,
  })),
  letters: Array.from({ length: 20 }, (_, i) => ({
    ...sample.letters[0]!,
    id: `l${i}`,
    title: inEnglish(line(`Letter${i}`, 300)),
  })),
};

const someFields: CampaignDraft = {
  ...sample,
  fields: Array.from({ length: 20 }, (_, i) => ({
    id: `f${i}`,
    label: inEnglish(`Answer number ${i}`),
    required: i % 2 === 0,
    maxLength: 60,
  })),
};

const kinds = { longest, 'with twenty answers': someFields, usual: sample } as const;
const hostile = Object.keys(kinds).flatMap((kind) =>
  forms.flatMap((form) => (['a4', 'letter'] as const).map((paper) => ({ kind, form, paper }))),
) as { kind: keyof typeof kinds; form: 'rows' | 'slips'; paper: 'a4' | 'letter' }[];

test.for(hostile)(
  '$kind, $form on $paper: nothing leaves the page or lies on another',
  async (which, ctx) => {
    const { kind, form, paper } = which;
    const [pdftotext, qpdf] = [needTool(ctx, 'pdftotext'), needTool(ctx, 'qpdf')];
    const { pdf, places } = await blankSheets({ draft: kinds[kind], languages: ['en'], form, paper });
    expect(places).toBeGreaterThan(0);
    const lines = linesOf(pdftotext, pdf);
    const heights = paper === 'a4' ? [841.9, 595.3] : [792, 612];
    const outside = lines.filter(
      ({ left, right, bottom, pageWidth }) =>
        left < 10 ||
        right > pageWidth - 10 ||
        bottom > (pageWidth > heights[1]! + 1 ? heights[1]! : heights[0]!) - 10,
    );
    expect(outside).toEqual([]);
    expect(overlaps(lines)).toEqual([]);
    expect(() => askTool(qpdf, pdf, '--check')).not.toThrow();
    if (kind === 'longest') {
      // what finds no room beside the rows stands on the pages before them, whole
      const text = readBack(pdftotext, pdf);
      for (const { id, wording } of longest.consents) {
        const word = new RegExp(`consent${id.slice(1)}\\b`, 'g');
        const wanted = wording['en']!.match(word)!.length;
        expect(text.match(word)!.length).toBeGreaterThanOrEqual(wanted);
      }
    }
  },
);

test('the check finds what lies on another', () => {
  const at = { page: 1, pageWidth: 600, left: 0, right: 100, top: 0, bottom: 10 };
  expect(
    overlaps([
      { ...at, text: 'a' },
      { ...at, text: 'b', left: 50 },
    ]),
  ).toEqual(['a | b']);
  expect(
    overlaps([
      { ...at, text: 'a' },
      { ...at, text: 'b', top: 8, bottom: 18 },
    ]),
  ).toEqual([]);
});

test('all languages in one file, each a pile of its own', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const { pdf, pages, places } = await blankSheets({ form: 'rows', languages: sample.languages, sheets: 2 });
  expect([pages, places]).toEqual([18, 9 * 2 * 6]);
  const text = readBack(pdftotext, pdf);
  for (const language of sample.languages)
    expect(squeezed(text)).toContain(squeezed(sample.texts[language]!.title));
  expect(text.match(/Page 2 of 2/g)).toHaveLength(1);
});
