import { expect, test } from 'vitest';

import { type Passage, comparable, readBack, setText } from '../../../support/set-text.ts';
import { needTool } from '../../../support/tools.ts';

const words = {
  he: ['שלום', 'עולם', 'יִשְׂרָאֵל', 'מכתב', 'תודה', 'בְּרֵאשִׁית'],
  ar: ['السلام', 'عليكم', 'لا', 'الإدارة', 'سيُعقد', 'الله', 'محمد', 'قِسْمٌ'],
  ur: ['محترم', 'بہت', 'شکریہ', 'ٹھیک', 'ہے', 'گے'],
  en: ['Invoice', 'PDF', 'Müller', 'office', 'x@y.org', 'Щука', 'Ұлт', 'Ẹ̀kọ́'],
};
const numbers = ['15', '25%', '1,234.50', '2026-05-25', '٢٥', '$40', '+972-3-123', '12:30'];
const marks = [', ', '. ', ': ', ' - ', '; ', '! ', ' / ', '، ', '؟ ', ' (', ') ', ' «', '» ', ' “', '” '];

type Language = keyof typeof words;
type Random = () => number;

/** A linear congruential generator: the same lines for the same seed. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
}

/** Words of a language with numbers, punctuation and words of other directions between them. */
function passage(main: Language, random: Random): Passage {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const other: Language = main === 'en' ? one(['he', 'ar']) : one(['en', main === 'he' ? 'ar' : 'he']);
  const word = (): string => {
    const kind = random();
    if (kind < 0.65) return one(words[main]);
    return one(kind < 0.8 ? numbers : words[other]);
  };
  let text = word();
  for (let i = Math.floor(random() * 14) + 3; i > 0; i--)
    text += (random() < 0.65 ? ' ' : one(marks)) + word();
  return {
    text: (text + one(['', '.', '!', ')'])).replaceAll(/ +/g, ' ').trim(),
    language: main,
    direction: main === 'en' ? 'ltr' : 'rtl',
  };
}

/** Main languages of a page's paragraphs: pages of one direction and pages that hold both. */
const pages: readonly (readonly Language[])[] = [
  ['ar'],
  ['he'],
  ['ur'],
  ['en'],
  ['ar', 'ar', 'ar', 'en'],
  ['en', 'en', 'en', 'he'],
];

test('at least 99 of 100 lines of mixed directions are read back exactly', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const seed = 7;
  const random = randomFrom(seed);
  const missed: string[] = [];
  let total = 0;
  for (const languages of pages.flatMap((page) => [page, page, page])) {
    const passages = Array.from({ length: 12 }, (_, i) => passage(languages[i % languages.length]!, random));
    const { pdf, lines } = await setText(passages);
    total += lines.length;
    missed.push(...missing(lines, readBack(pdftotext, pdf)).map((line) => `${languages.join('+')}: ${line}`));
  }
  console.log(`seed ${seed}: ${total - missed.length} of ${total} lines exact`, missed);
  expect(total).toBeGreaterThanOrEqual(200);
  expect(missed.length / total).toBeLessThanOrEqual(0.01);
});

/** Lines that no line of what was read equals, spaces aside: poppler guesses them from gaps. */
function missing(lines: readonly string[], read: string): string[] {
  const tight = (text: string): string => comparable(text).replaceAll(' ', '');
  const left = read.split('\n').map(tight);
  return lines.filter((line) => {
    const at = left.indexOf(tight(line));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
