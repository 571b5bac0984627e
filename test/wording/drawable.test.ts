/** Which characters letters can show. A letter never shows an empty box. */
import { readFileSync } from 'node:fs';

import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';

import { isDrawable, nameCharacter, undrawable } from '../../electron/wording/drawable.ts';

describe('can be drawn', () => {
  test.each([
    ['English', 'The quick brown fox – “quoted”, 1 € & §'],
    ['Kazakh', 'ӘәҒғҚқҢңӨөҰұҮүҺһІі Жаңаөзен'],
    ['Russian', 'Съешь ещё этих мягких французских булок №'],
    ['Ukrainian', 'Ґрунт, їжак, єдність, м’яч'],
    ['Turkish', 'ığüşöçİĞÜŞÖÇ'],
    ['Polish', 'Zażółć gęślą jaźń'],
    ['Vietnamese', 'Nguyễn Thị Ánh Tuyết'],
    ['Greek', 'Ελευθερία'],
    ['several lines', 'a\nb'],
  ])('%s', (_, text) => {
    expect(undrawable(text)).toEqual([]);
  });
});

describe('cannot be drawn', () => {
  test.each([
    ['Arabic', 'ع', 'ع (U+0639)'],
    ['Chinese', '油', '油 (U+6CB9)'],
    ['Hebrew', 'א', 'א (U+05D0)'],
    ['Devanagari', 'अ', 'अ (U+0905)'],
    ['an emoji', '✊', '✊ (U+270A)'],
    ['an emoji beyond the first plane, as one character', '🔥', '🔥 (U+1F525)'],
  ])('%s, and the refusal names it', (_, character, name) => {
    const found = undrawable(`Ana ${character} Ana`);
    expect(found).toEqual([character]);
    expect(nameCharacter(found[0]!)).toBe(name);
  });

  test('a tab: only a newline is layout', () => {
    expect(undrawable('a\tb\u0000')).toEqual(['\t', '\u0000']);
  });
});

test('each character is named once, in the order met', () => {
  expect(undrawable('油 ع 油 a ع')).toEqual(['油', 'ع']);
});

// U+FFFF, the mark at the end of a font's table, used to count as a character that can be drawn
test('what we say of a character is what both weights of the font say', () => {
  const fonts = ['Regular', 'Bold'].map((weight) =>
    create(readFileSync(new URL(`../../assets/fonts/NotoSans-${weight}.ttf`, import.meta.url))),
  ) as unknown as { hasGlyphForCodePoint(point: number): boolean }[];
  const wrong: string[] = [];
  let drawn = 0;
  for (let point = 0x20; point < 0x11_0000; point++) {
    const has = fonts.every((font) => font.hasGlyphForCodePoint(point));
    if (has) drawn++;
    if (has !== isDrawable(point)) wrong.push(point.toString(16));
  }
  expect(drawn).toBeGreaterThan(2000);
  expect(wrong).toEqual([]);
});
