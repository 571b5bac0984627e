/** Which fonts are read for which text: megabytes for Chinese only where somebody writes it. */
import { tmpdir } from 'node:os';

import { expect, test } from 'vitest';

import { FontSet } from '../../../../electron/core/letters/text/font-set.ts';
import { loadHarfBuzz } from '../../../../electron/core/letters/text/harfbuzz.ts';
import { type Item } from '../../../../electron/core/letters/text/line.ts';
import { layoutParagraph } from '../../../../electron/core/letters/text/paragraph.ts';
import { nodePorts } from '../../../../electron/hosts/node/ports.ts';

const hb = await loadHarfBuzz();
const { readAsset } = nodePorts(tmpdir());

interface Setting {
  language?: string;
  weight?: 'regular' | 'bold';
}

/** A text set by fonts that nobody used before: which files were read, and what stands on its lines. */
function set(
  text: string,
  { language = 'en', weight = 'regular' }: Setting = {},
): { read: string[]; items: Item[] } {
  const read: string[] = [];
  const remember = (name: string): Uint8Array => {
    read.push(name.replace(/^fonts\/(.*)\.ttf$/, '$1'));
    return readAsset(name);
  };
  const fonts = new FontSet(hb, { readAsset: remember });
  const { lines } = layoutParagraph(fonts, text, { language, weight, size: 10, width: 400 });
  return { read, items: lines.flatMap(({ items }) => items) };
}

test.each([
  ['Әлия Қожахметұлы', ['NotoSans-Regular']],
  ['राम', ['NotoSans-Regular', 'NotoSansDevanagari-Regular']],
  ['Hold on ✊🏽', ['NotoSans-Regular', 'NotoEmoji-Regular']],
  ['王', ['NotoSans-Regular', 'NotoSansSC-Regular']],
  ['김', ['NotoSans-Regular', 'NotoSansKR-Regular']],
])('%s reads %j', (text, files) => {
  expect(set(text).read).toEqual(files);
});

test('a mark that no font has on its letter is looked for in small fonts only', () => {
  const read: string[] = [];
  const fonts = new FontSet(hb, { readAsset: (name) => (read.push(name), readAsset(name)) });
  const options = { language: 'en', weight: 'regular', size: 10, width: 400 } as const;
  expect(() => layoutParagraph(fonts, 'א\u0301', options)).toThrow();
  expect(read.filter((name) => /SC|TC|JP|KR/.test(name))).toEqual([]);
});

const shapeOf = (text: string, setting?: Setting): string => {
  const [{ font, run }] = set(text, setting).items as [Item];
  return `${font.postscriptName} ${run.glyphs.map(({ id }) => id).join()}`;
};

test('Han characters have the forms of their language, else those of the letters beside them', () => {
  const shapes = ['zh', 'zh-Hant', 'ja', 'ko'].map((language) => shapeOf('骨', { language }));
  expect(shapes[0]).toContain('SC');
  expect(shapes[1]).toContain('TC');
  expect(shapes[2]).toContain('JP');
  expect(shapeOf('骨')).toBe(shapes[0]);
  expect(shapeOf('骨', { language: 'zh-TW' })).toBe(shapes[1]);
  expect(shapeOf('骨さくら')).toContain('JP');
});

test('what looks the same in two languages is stored once', () => {
  const styles = ['zh', 'zh-Hant', 'ja', 'ko'];
  expect(new Set(styles.map((language) => shapeOf('一', { language }))).size).toBe(1);
});

test('an ideographic variant is another shape, and one that no font knows is the plain character', () => {
  const plain = shapeOf('葛', { language: 'ja' });
  expect(shapeOf('葛\u{e0100}', { language: 'ja' })).not.toBe(plain);
  expect(shapeOf('葛\u{e01ef}', { language: 'ja' })).toBe(plain);
});

test('each kind of emoji is one glyph, and text presentation is not one', () => {
  for (const emoji of [
    '✊🏽',
    '👩‍👩‍👧‍👦',
    '🇰🇿',
    '1️⃣',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '❤️',
    '👩🏿‍🚒',
  ]) {
    const { items } = set(emoji);
    expect(items).toHaveLength(1);
    expect(items[0]!.font.postscriptName).toBe('NotoEmoji-Regular');
    expect(items[0]!.run.glyphs).toHaveLength(1);
  }
  expect(set('©').items[0]!.font.postscriptName).toBe('NotoSans-Regular');
  expect(set('©\ufe0f').items[0]!.font.postscriptName).toBe('NotoEmoji-Regular');
});

test('bold Han is the regular outlines with an edge, read once', () => {
  const { read, items } = set('王', { weight: 'bold' });
  expect(read).toEqual(['NotoSans-Bold', 'NotoSansSC-Regular']);
  expect(items[0]!.font.edge).toBeGreaterThan(20);
  expect(items[0]!.font.edge).toBeLessThan(60);
});
