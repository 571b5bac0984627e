/** Which characters letters can show. A letter never shows an empty box. */
import { globSync, readFileSync } from 'node:fs';

import { Blob, Face } from 'harfbuzzjs';
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
    ['Armenian', 'Ազատություն'],
    ['Georgian', 'თავისუფლება ᲗᲑᲘᲚᲘᲡᲘ'],
    ['Arabic', 'الحُرِّيَّة، ٢٥؟'],
    ['Persian', 'می‌خواهم ۲۵'],
    ['Urdu', 'ٹھیک ہے۔'],
    ['Uyghur', 'ئۇيغۇر تىلى'],
    ['Hebrew', 'חֵרוּת'],
    ['several lines', 'a\nb'],
  ])('%s', (_, text) => {
    expect(undrawable(text)).toEqual([]);
  });
});

describe('cannot be drawn', () => {
  test.each([
    ['Thai', 'ส', 'ส (U+0E2A)'],
    ['Chinese', '油', '油 (U+6CB9)'],
    ['Amharic', 'አ', 'አ (U+12A0)'],
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
  expect(undrawable('油 ส 油 a ส')).toEqual(['油', 'ส']);
});

// U+FFFF, the mark at the end of a font's table, used to count as a character that can be drawn
test('what we say of a character is what both weights of some font say', () => {
  const folder = new URL('../../assets/fonts/', import.meta.url);
  const charactersOf = (file: string): Set<number> =>
    new Set(new Face(new Blob(readFileSync(new URL(file, folder)))).collectUnicodes());
  const fonts = globSync('*-Regular.ttf', { cwd: folder }).map((file) => [
    charactersOf(file),
    charactersOf(file.replace('Regular', 'Bold')),
  ]);
  expect(fonts).toHaveLength(6);
  const wrong: string[] = [];
  let drawn = 0;
  for (let point = 0x20; point < 0x11_0000; point++) {
    const isCharacter = (point & 0xfffe) !== 0xfffe;
    const has = isCharacter && fonts.some((weights) => weights.every((font) => font.has(point)));
    if (has) drawn++;
    if (has !== isDrawable(point)) wrong.push(point.toString(16));
  }
  expect(drawn).toBeGreaterThan(4000);
  expect(wrong).toEqual([]);
});
