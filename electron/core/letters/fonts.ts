/** The fonts of letters, opened once per process: reading a font's tables again for each document is most of a naive letter's time. */
import { families, type Family, fontFile, FontSet, type FontSource, type Weight } from './text/font-set.ts';
import { loadHarfBuzz } from './text/harfbuzz.ts';

const weights: readonly Weight[] = ['regular', 'bold'];

/** Gives the fonts; the first call loads HarfBuzz. */
export type LetterFonts = () => Promise<FontSet>;

/** By what the first host's functions are: a process has one host, tests have several. */
const opened = new WeakMap<FontSource['readAsset'], Promise<FontSet>>();

/** Fonts through the host's readers, the same ones for every document of the process. */
export const openFonts =
  (source: FontSource): LetterFonts =>
  () => {
    let fonts = opened.get(source.readAsset);
    if (!fonts) {
      fonts = loadHarfBuzz().then((hb) => new FontSet(hb, source));
      opened.set(source.readAsset, fonts);
    }
    return fonts;
  };

/** Selectors and the tags of flags: they need no glyph, and a font that does not know one draws the plain character. */
const selectors = [
  [0xfe00, 0xfe0f],
  [0xe0020, 0xe007f],
  [0xe0100, 0xe01ef],
].flatMap(([from, to]) => Array.from({ length: to! - from! + 1 }, (_, i) => from! + i));

/** Code points that some family can draw in every weight, ascending. */
export function coverageOf(fonts: FontSet): number[] {
  const covered = (Object.keys(families) as Family[]).flatMap((family) => {
    const files = new Set(weights.map((weight) => fontFile(family, weight)));
    const weighed = weights.slice(0, files.size).map((weight) => fonts.font(family, weight).characters);
    const [first, ...others] = weighed;
    return [...first!].filter((point) => others.every((other) => other.has(point)));
  });
  return [...new Set([...covered, ...selectors])].toSorted((a, b) => a - b);
}

/** Controls, and what Unicode will never make a character (D14); fonts list U+FFFF, which only ends a table. */
const isCharacter = (point: number): boolean =>
  point >= 0x20 && (point & 0xfffe) !== 0xfffe && !(point >= 0xfdd0 && point <= 0xfdef);

/** `20-7e,a0-17f`: ascending code points as hexadecimal ranges. */
export function rangesOf(points: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const point of points.filter(isCharacter)) {
    const last = ranges.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges
    .map(([from, to]) => (from === to ? from.toString(16) : `${from.toString(16)}-${to.toString(16)}`))
    .join(',');
}
