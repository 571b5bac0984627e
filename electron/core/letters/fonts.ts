/** The fonts of letters, opened once per process: reading a font's tables again for each document is most of a naive letter's time. */
import { create, type Font } from 'fontkit';

export interface LetterFonts {
  regular: Font;
  bold: Font;
}

/** Opens the fonts through the host's asset reader. */
export const openFonts = (readAsset: (name: string) => Uint8Array): LetterFonts => ({
  regular: openFont(readAsset('fonts/NotoSans-Regular.ttf')),
  bold: openFont(readAsset('fonts/NotoSans-Bold.ttf')),
});

/**
 * fontkit keeps one glyph object per font, with the characters for which it was first asked, and pdfkit takes the text that
 * a reader copies from there. Embedding É asks for E as a part of it, without a character; in a font that several documents
 * share, E would have no text from then on. So every character asks first.
 */
function openFont(file: Uint8Array): Font {
  const font = create(file);
  for (const point of font.characterSet) font.glyphForCodePoint(point);
  return font;
}

/** Code points that every one of these fonts can draw, ascending. */
export function coverageOf(files: readonly Uint8Array[]): number[] {
  const [first, ...rest] = files.map((file) => new Set(create(file).characterSet));
  return [...first!].filter((point) => rest.every((other) => other.has(point))).toSorted((a, b) => a - b);
}

/** `20-7e,a0-17f`: ascending code points as hexadecimal ranges, without controls and U+FFFF, which only ends a font's table. */
export function rangesOf(points: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const point of points.filter((candidate) => candidate >= 0x20 && candidate !== 0xffff)) {
    const last = ranges.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges
    .map(([from, to]) => (from === to ? from.toString(16) : `${from.toString(16)}-${to.toString(16)}`))
    .join(',');
}
