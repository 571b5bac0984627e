import { expect, test } from 'vitest';

import { type Passage, comparable, readBack, setText } from '../../../support/set-text.ts';
import { needTool } from '../../../support/tools.ts';

const words = {
  he: ['שלום', 'עולם', 'יִשְׂרָאֵל', 'מכתב', 'תודה', 'בְּרֵאשִׁית'],
  ar: ['السلام', 'عليكم', 'لا', 'الإدارة', 'سيُعقد', 'الله', 'محمد', 'قِسْمٌ'],
  ur: ['محترم', 'بہت', 'شکریہ', 'ٹھیک', 'ہے', 'گے'],
  every: ['राम', '王小明', 'สมชาย', '김철수', 'さくら', '✊🏽', '🔥', '👩‍👩‍👧', '🇰🇿', 'ক্ষমা'],
  en: ['Invoice', 'PDF', 'Müller', 'office', 'x@y.org', 'Щука', 'Ұлт', 'Ẹ̀kọ́'],
};
const numbers = ['15', '25%', '1,234.50', '2026-05-25', '٢٥', '$40', '+972-3-123', '12:30'];
const marks = [', ', '. ', ': ', ' - ', '; ', '! ', ' / ', '، ', '؟ ', ' (', ') ', ' «', '» ', ' “', '” '];

type Language = keyof typeof words;
type Main = Exclude<Language, 'every'>;
/** Which languages' words stand in a line of another one. */
type Others = Readonly<Record<Main, readonly Language[]>>;
type Random = () => number;

/** A linear congruential generator: the same lines for the same seed. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
}

/** Words of a language with numbers, punctuation and words of other directions between them. */
function passage(main: Main, random: Random, others: Others): Passage {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const other = one(others[main]);
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
const pages: readonly (readonly Main[])[] = [
  ['ar'],
  ['he'],
  ['ur'],
  ['en'],
  ['ar', 'ar', 'ar', 'en'],
  ['en', 'en', 'en', 'he'],
];

const directions: Others = { en: ['he', 'ar'], he: ['en', 'ar'], ar: ['en', 'he'], ur: ['en', 'he'] };
const everyScript: Others = { en: ['every'], he: ['every'], ar: ['every'], ur: ['every', 'en'] };

test.for([
  ['of mixed directions', directions],
  ['with words of every script and emoji', everyScript],
] as const)('at least 99 of 100 lines %s are read back exactly', async ([what, others], ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const seed = 7;
  const random = randomFrom(seed);
  const missed: string[] = [];
  let total = 0;
  for (const languages of pages.flatMap((page) => [page, page, page])) {
    const passages = Array.from({ length: 12 }, (_, i) =>
      passage(languages[i % languages.length]!, random, others),
    );
    const { pdf, lines } = await setText(passages);
    total += lines.length;
    missed.push(...missing(lines, readBack(pdftotext, pdf)).map((line) => `${languages.join('+')}: ${line}`));
  }
  console.log(`${what}, seed ${seed}: ${total - missed.length} of ${total} lines exact`, missed);
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
