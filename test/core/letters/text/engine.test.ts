import { expect, test } from 'vitest';

import { Refused } from '../../../../electron/contract/result.ts';
import { layoutParagraph, type Paragraph } from '../../../../electron/core/letters/text/paragraph.ts';
import { opened } from '../../../support/opened-pdf.ts';
import { samples } from '../../../support/samples.ts';
import { askTool, comparable, fonts, readBack, setText } from '../../../support/set-text.ts';
import { needTool } from '../../../support/tools.ts';

const everything = Object.values(samples);
const fontSet = await fonts();

const layout = (text: string, width: number, language = 'en'): Paragraph =>
  layoutParagraph(fontSet, text, { language, size: 10, weight: 'regular', width });

const linesOf = (text: string, width: number, language = 'en'): string[] =>
  layout(text, width, language).lines.map(({ start, end }) => text.slice(start, end));

test('the same text gives the same bytes, whatever was set before it', async () => {
  const { pdf } = await setText(everything.slice(0, 6));
  await setText(everything);
  const again = await setText(everything.slice(0, 6));
  expect(again.pdf.equals(pdf)).toBe(true);
});

test('no line is wider than its column, and no character is lost between lines', () => {
  const long = 'x'.repeat(300);
  const texts = [
    long,
    `${'я'.repeat(90)} ${'a-b/'.repeat(60)}`,
    'W'.repeat(3),
    'ى'.repeat(200),
    'שָׁ'.repeat(80),
  ];
  for (const text of [...texts, ...everything.map((sample) => sample.text)]) {
    for (const width of [30, 100, 400]) {
      const { lines } = layout(text, width);
      expect(lines.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      for (const line of lines) expect(line.width * 0.01).toBeLessThanOrEqual(width + 0.01);
    }
  }
});

// shaping all that is left for every line took twenty seconds
test('a word of 16 KiB costs its length, and a cluster that no line can hold is parted', () => {
  const before = process.cpuUsage();
  for (const text of ['W'.repeat(16_384), 'क्'.repeat(2400), '👩\u200d'.repeat(2000)]) {
    const { lines } = layout(text, 450);
    expect(lines.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    for (const line of lines) expect(line.width * 0.01).toBeLessThanOrEqual(450);
  }
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(4);
});

test('an address is broken after its punctuation', () => {
  const address = 'https://example.org/solidarity/letters?campaign=zhanaozen&language=kazakh';
  const lines = linesOf(address, 120);
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/[/.?&=-]$/);
});

test('an Arabic word too long for its line is parted where letters do not join, and keeps its forms', () => {
  const [first] = linesOf('مستشفى'.repeat(1) + 'دارورأدزا'.repeat(8), 60, 'ar');
  expect(first).toMatch(/[اأدذرزو]$/);
  const joined = layout('ببببببببببببببببب', 30, 'ar').lines;
  expect(joined.length).toBeGreaterThan(1);
  const whole = layout('ببببب', 400, 'ar').lines[0]!.items[0]!.run.glyphs.map(({ id }) => id);
  // visually first is logically last: all but the word's last letter go on to the left
  expect(joined[0]!.items[0]!.run.glyphs[0]!.id).toBe(whole[1]);
});

test('a long word is read back in one piece from several lines', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const text = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3);
  const { pdf, lines } = await setText([{ text, language: 'de' }]);
  expect(lines.length).toBeGreaterThan(1);
  expect(readBack(pdftotext, pdf).replaceAll(/\s/g, '')).toBe(text);
});

test('a text of several pages and paragraphs is read back whole, with the hyphens at its lines’ ends', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const text = Array.from({ length: 40 }, (_, i) => `${i}. ${'По-грузински und non-stop '.repeat(9)}`).join(
    '\n\n',
  );
  const { pdf } = await setText([{ text, language: 'ru' }]);
  const tight = (read: string): string => comparable(read).replaceAll(' ', '');
  expect(tight(readBack(pdftotext, pdf))).toBe(tight(text));
});

test.each([
  ['a script that we have no font for', 'Ana አለሙ', 'አ (U+12A0)'],
  ['a rare Chinese character', '王𠀂', '𠀂 (U+20002)'],
  ['a mark on a letter from another font', 'א\u0301', '\u0301 (U+0301)'],
  ['a noncharacter', 'a\uffff', '\uffff (U+FFFF)'],
])('%s is refused with the character', (_, text, detail) => {
  let refused: unknown;
  try {
    layout(text, 400);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(Refused);
  expect((refused as Refused).failure).toEqual({ code: 'undrawable', detail });
});

test('no character loses its text to another one with the same glyph', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  // É asks for E as a part of it; Latin, Greek and Cyrillic share letters' shapes; poppler joins single letters, so these are words
  const texts = [
    'École Ėglė Ẹkọ Elle',
    'Αντίο Атом Atom',
    '12ª 12º 12',
    'a\u00a0b\u2009cd ef',
    'office fin',
    '5µm 5μm l·l κ·κ',
  ];
  for (const text of texts) {
    const { pdf } = await setText([{ text, language: 'en' }]);
    expect(comparable(readBack(pdftotext, pdf))).toBe(comparable(text));
  }
});

test('Serbian and Macedonian have their own б', () => {
  const glyphs = (language: string): number[] =>
    layout('б', 400, language).lines[0]!.items[0]!.run.glyphs.map(({ id }) => id);
  expect(glyphs('sr')).not.toEqual(glyphs('ru'));
});

test('brackets are mirrored in right-to-left text and numbers keep their order', () => {
  const [line] = layout('אב (12)', 400, 'he').lines;
  expect(line!.items.map(({ text }) => text)).toEqual([')', '12', '(', ' ', 'אב']);
  expect(line!.direction).toBe('rtl');
});

test('what is written is a tagged PDF/A-2a and PDF/UA-1 with a title that XML cannot break', async (ctx) => {
  const pdfinfo = needTool(ctx, 'pdfinfo');
  const { pdf } = await setText(everything, { title: 'Pay & <rest> "now"' });
  const said = askTool(pdfinfo, pdf);
  expect(said).toMatch(/^Title: +Pay & <rest> "now"$/m);
  expect(said).toMatch(/^Tagged: +yes$/m);
  const meta = askTool(pdfinfo, pdf, '-meta');
  expect(meta).toContain('<pdfaid:part>2</pdfaid:part>');
  expect(meta).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  expect(meta).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(meta).toContain('Pay &#38; &#60;rest&#62; &#34;now&#34;');
  expect(meta.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2010-03-20T00:00:00Z', '2010-03-20T00:00:00Z']);
});

test('the structure tells paragraphs in reading order with their languages', async (ctx) => {
  const pdfinfo = needTool(ctx, 'pdfinfo');
  const passages = [samples['Russian']!, samples['Arabic']!, samples['English with Hebrew and Arabic']!];
  const { pdf } = await setText(passages);
  const said = comparable(askTool(pdfinfo, pdf, '-struct-text').replaceAll(/" *\n *"|^ *P .*\n|"/gm, ''));
  const places = passages.map(({ text }) =>
    said.replaceAll(' ', '').indexOf(text.replaceAll(' ', '').slice(0, 40)),
  );
  expect(places.every((place, i) => place >= (places[i - 1] ?? 0))).toBe(true);
  expect(opened(pdf)).toMatch(/\/Lang ?\(ar\)/);
});

test('qpdf finds nothing wrong', async (ctx) => {
  const qpdf = needTool(ctx, 'qpdf');
  const { pdf } = await setText(everything);
  expect(askTool(qpdf, pdf, '--check')).toContain('No syntax or stream encoding errors found');
});
