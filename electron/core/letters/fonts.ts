/** The fonts of letters, opened once per process: reading a font's tables again for each document is most of a naive letter's time. */
import { create, type Font } from 'fontkit';

export interface LetterFonts {
  regular: Font;
  bold: Font;
}

/** Opens the fonts through the host's asset reader. */
export const openFonts = (readAsset: (name: string) => Uint8Array): LetterFonts => ({
  regular: create(readAsset('fonts/NotoSans-Regular.ttf')),
  bold: create(readAsset('fonts/NotoSans-Bold.ttf')),
});

/** Code points that every one of these fonts can draw, ascending. */
export function coverageOf(files: readonly Uint8Array[]): number[] {
  const [first, ...rest] = files.map((file) => new Set(create(file).characterSet));
  return [...first!].filter((point) => rest.every((other) => other.has(point))).toSorted((a, b) => a - b);
}

/** `20-7e,a0-17f`: ascending code points as hexadecimal ranges. Controls are left out: they are never drawn. */
export function rangesOf(points: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const point of points.filter((candidate) => candidate >= 0x20)) {
    const last = ranges.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges
    .map(([from, to]) => (from === to ? from.toString(16) : `${from.toString(16)}-${to.toString(16)}`))
    .join(',');
}
