/** Fonts that are cut: what is left of them is judged by HarfBuzz, which reads them anew. */
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { families, type Family, fontFile } from '../../../../electron/core/letters/text/font-set.ts';
import { GlyfFont } from '../../../../electron/core/letters/text/glyf.ts';
import { loadHarfBuzz } from '../../../../electron/core/letters/text/harfbuzz.ts';

const hb = await loadHarfBuzz();
const read = (family: Family): Uint8Array =>
  readFileSync(new URL(`../../../../assets/${fontFile(family, 'regular')}`, import.meta.url));

const open = (file: Uint8Array): InstanceType<typeof hb.Font> => new hb.Font(new hb.Face(new hb.Blob(file)));

test.for(Object.keys(families) as Family[])(
  'every glyph of %s has the same outline and width in a font cut to it',
  (family) => {
    const file = read(family);
    const font = open(file);
    const cutter = new GlyfFont(file);
    const count = Buffer.from(new hb.Face(new hb.Blob(file)).referenceTable('maxp')!).readUInt16BE(4);
    expect(count).toBeGreaterThan(50);
    // of a Han font's tens of thousands, some of every region
    const step = 97 * Math.ceil(count / 8000);
    for (let from = 1; from < count; from += step) {
      const glyphs = [0, ...Array.from({ length: 97 }, (_, i) => from + i).filter((glyph) => glyph < count)];
      const cut = open(cutter.cut(glyphs));
      for (const [number, glyph] of glyphs.entries()) {
        expect(cut.glyphToPath(number)).toBe(font.glyphToPath(glyph));
        expect(cut.glyphHAdvance(number)).toBe(font.glyphHAdvance(glyph));
      }
    }
  },
);

test('a composite glyph brings its components along, each once', () => {
  const file = read('sans');
  const font = open(file);
  const glyphOf = (character: string): number => font.nominalGlyph(character.codePointAt(0)!)!;
  const wanted = [...'ÉÈÊéèê'].map(glyphOf);
  const cut = new GlyfFont(file).cut([0, ...wanted]);
  const glyphs = Buffer.from(new hb.Face(new hb.Blob(cut)).referenceTable('maxp')!).readUInt16BE(4);
  // E, e and three accents in two heights at the most
  expect(glyphs).toBeGreaterThan(7);
  expect(glyphs).toBeLessThanOrEqual(7 + 8);
  expect(cut.length).toBeLessThan(file.length / 50);
});

test('a glyph may stand twice, for two texts', () => {
  const file = read('sans');
  const cut = open(new GlyfFont(file).cut([0, 40, 40, 41]));
  expect(cut.glyphToPath(1)).toBe(cut.glyphToPath(2));
  expect(cut.glyphToPath(1)).toBe(open(file).glyphToPath(40));
  expect(cut.glyphToPath(3)).toBe(open(file).glyphToPath(41));
});
