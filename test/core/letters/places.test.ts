/** Where things stand on paper, as another program reads it, in millimetres. */
import { expect, test } from 'vitest';

import { mm } from '../../../electron/core/letters/document.ts';
import { letterFormOn } from '../../../electron/core/letters/letter-form.ts';
import { letterPdf, type LetterSample, withCompany } from '../../support/draw-letters.ts';
import { linesOf, type PlacedLine } from '../../support/placed-lines.ts';
import { needTool } from '../../support/tools.ts';

const short = withCompany({ country: 'KZ' });
const long = withCompany({
  title: { en: 'The Chairman of the Management Board of the Joint Stock Company Harbour and Railways' },
  address: [
    'Department of Labour Relations and Social Affairs',
    'Office 1204, Building C, Northern Entrance',
    '113 Prospekt Kabanbai Batyra',
    'Microdistrict 27',
    'Aktau 130000',
    'Republic of Kazakhstan',
  ],
});

/** Lines of the first page that hold part of the address. */
const addressIn = (lines: readonly PlacedLine[], parts: readonly string[]): PlacedLine[] =>
  lines.filter(({ page, text }) => page === 1 && parts.some((part) => part.startsWith(text)));

const cases: [string, LetterSample, readonly string[]][] = [
  ['A4, a short address', { draft: short }, ['Harbour Company Ltd', '1 Quay Street', 'Aktau']],
  ['A4, the longest address', { draft: long }, long.addressees[1]!.address],
  [
    'US Letter, a short address',
    { draft: withCompany({ country: 'US', address: ['1 Quay Street', 'Galveston, TX 77550', 'USA'] }) },
    ['Harbour Company Ltd', '1 Quay Street', 'Galveston, TX 77550', 'USA'],
  ],
  ['US Letter, the longest address', { draft: long, paper: 'letter' }, long.addressees[1]!.address],
];

test.for(cases)('%s shows in the window of the envelope', async ([, sample, parts], ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const lines = linesOf(pdftotext, await letterPdf(sample));
  const paper = lines[0]!.pageWidth < 600 ? 'a4' : 'letter';
  const { window } = letterFormOn(paper);
  const address = addressIn(lines, parts);
  expect(address.length).toBe(parts.length);
  for (const line of address) {
    expect(line.left).toBeGreaterThanOrEqual(window.left + 3);
    expect(line.right).toBeLessThanOrEqual(window.right);
    expect(line.top).toBeGreaterThanOrEqual(window.top);
    expect(line.bottom).toBeLessThanOrEqual(window.bottom);
  }
  const inWindow = lines.filter(
    ({ page, top, bottom, left }) =>
      page === 1 && bottom > window.top && top < window.bottom && left < window.right,
  );
  const others = inWindow.filter((line) => !address.includes(line)).map(({ text }) => text);
  // nothing but the sender's line and the title shares the window with it
  for (const text of others)
    expect(`${sample.draft!.addressees[1]!.title['en']} Grace O’Rourke · Duisburg, Germany`).toContain(text);
});

test('the window is where DIN 5008 form B and a no. 10 envelope have it', () => {
  const a4 = letterFormOn('a4').window;
  const rounded = Object.values(a4).map((value) => Math.round((value / mm) * 10) / 10);
  expect(rounded).toEqual([20, 105, 45, 90]);
  const letter = letterFormOn('letter').window;
  expect(letter.left / 72).toBe(0.875);
  expect(letter.right / 72).toBe(0.875 + 4.5);
});

test.for([
  ['a company in Kazakhstan', { draft: short }, 595],
  ['a company in the United States', { draft: withCompany({ country: 'US' }) }, 612],
  ['a company in Mexico', { draft: withCompany({ country: 'MX' }) }, 612],
  ['a company without an address', {}, 595],
  ['A4 for a company in the United States', { draft: withCompany({ country: 'US' }), paper: 'a4' }, 595],
] as [string, LetterSample, number][])('%s is written to on its paper', async ([, sample, width], ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  expect(Math.round(linesOf(pdftotext, await letterPdf(sample))[0]!.pageWidth)).toBe(width);
});

test('no line of a paragraph stands alone at the foot or at the head of a page', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  // one more word at a time moves the end of the page through every line of a paragraph
  for (let words = 300; words < 700; words += 7) {
    const message = Array.from({ length: words }, (_, i) => `word${i}${i % 60 === 59 ? '\n' : ''}`).join(' ');
    const lines = linesOf(pdftotext, await letterPdf({ answers: { message: message.slice(0, 4000) } }));
    const pages = lines.at(-1)!.page;
    for (let page = 1; page < pages; page++) {
      const foot = bodyOf(lines, page).at(-1)!;
      const [head] = bodyOf(lines, page + 1);
      const paragraphs = message.split('\n');
      const broken = paragraphs.find(
        (text) => text.includes(lastWord(foot)) && text.includes(firstWord(head!)),
      );
      if (!broken) continue;
      const on = (at: number): number =>
        bodyOf(lines, at).filter(({ text }) => broken.includes(text.trim())).length;
      expect(on(page), `${words} words, page ${page}`).toBeGreaterThanOrEqual(2);
      expect(on(page + 1), `${words} words, page ${page + 1}`).toBeGreaterThanOrEqual(2);
    }
    const closing = lines.findIndex(({ text }) => text === 'Yours faithfully,');
    const before = lines[closing - 1]!;
    // whoever turns the page to the signature finds at least the end of what was signed above it
    expect(before.page, `${words} words`).toBe(lines[closing]!.page);
  }
}, 60_000);

const bodyOf = (lines: readonly PlacedLine[], page: number): PlacedLine[] =>
  lines.filter((line) => line.page === page && line.bottom < 297 * mm - 20 * mm);
const lastWord = ({ text }: PlacedLine): string => `${text.trim().split(' ').at(-1)} `;
const firstWord = ({ text }: PlacedLine): string => `${text.trim().split(' ')[0]} `;
