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
    ['Hindi', 'श्रृंखला, ज़रूरत।'],
    ['Bengali', 'ক্ষুধা, র‍্যাব ৎ।'],
    ['Tamil', 'ஸ்ரீ க்ஷ கௌ'],
    ['Thai', 'น้ำใจ ทุกๆ คน กรุงเทพฯ'],
    ['Khmer', 'ស្ត្រី ផ្សេងៗ។'],
    ['Chinese', '我们——“罢工”，《劳动法》；臺灣 龘'],
    ['Chinese names beyond the first plane', '𠮷 𨋢 𥚃'],
    ['Japanese with an ideographic variant', '辻\u{e0100}さん、ー々ヴ'],
    ['Korean with an archaic syllable', '뷁 ᄒᆞᆫ글 金'],
    ['emoji of every kind', '✊🏽 👩‍👩‍👧 🇰🇿 1️⃣ ❤️ 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['several lines', 'a\nb'],
  ])('%s', (_, text) => {
    expect(undrawable(text)).toEqual([]);
  });
});

describe('cannot be drawn', () => {
  test.each([
    ['Amharic', 'አ', 'አ (U+12A0)'],
    ['Burmese', 'မ', 'မ (U+1019)'],
    ['a Chinese character that no list of names holds, as one', '𠀂', '𠀂 (U+20002)'],
    ['a private one', '\ue000', '\ue000 (U+E000)'],
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
  expect(undrawable('አ မ አ a မ')).toEqual(['አ', 'မ']);
});

// U+FFFF, the mark at the end of a font's table, used to count as a character that can be drawn
test('what we say of a character is what every weight of some font says', () => {
  const folder = new URL('../../assets/fonts/', import.meta.url);
  const charactersOf = (file: string): Set<number> =>
    new Set(new Face(new Blob(readFileSync(new URL(file, folder)))).collectUnicodes());
  const files = globSync('*.ttf', { cwd: folder });
  const bold = files.filter((file) => file.includes('-Bold'));
  const fonts = files
    .filter((file) => !bold.includes(file))
    .map((file) => [file, file.replace('Regular', 'Bold')].filter((name) => files.includes(name)))
    .map((weights) => weights.map(charactersOf));
  expect([fonts.length, bold.length]).toEqual([16, 11]);
  const wrong: string[] = [];
  let drawn = 0;
  for (let point = 0x20; point < 0x11_0000; point++) {
    const isCharacter = (point & 0xfffe) !== 0xfffe;
    const needsNoGlyph = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u{e0020}-\u{e007f}]$/u.test(
      String.fromCodePoint(point),
    );
    const has =
      needsNoGlyph || (isCharacter && fonts.some((weights) => weights.every((font) => font.has(point))));
    if (has) drawn++;
    if (has !== isDrawable(point)) wrong.push(point.toString(16));
  }
  expect(drawn).toBeGreaterThan(50_000);
  expect(wrong).toEqual([]);
});

test('each character is refused exactly when no font of ours draws it', () => {
  const wrong = Array.from({ length: 0x30000 }, (_, point) => point)
    .filter((point) => point < 0xd800 || point > 0xdfff)
    .filter((point) => (undrawable(String.fromCodePoint(point)).length === 0) !== isDrawable(point));
  expect(wrong).toEqual([]);
});
