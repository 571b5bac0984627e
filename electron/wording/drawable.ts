/** Which characters the letters' fonts can draw. Asked while a text can still be changed; a letter never shows an empty box. */
import { coverage } from './coverage.ts';

const ranges = coverage
  .split(',')
  .map((range) => range.split('-').map((point) => Number.parseInt(point, 16)))
  .map(([from, to]) => [from!, to ?? from!] as const);

/** Whether one of our fonts has a glyph for this code point in every weight. A newline is layout, not a glyph. */
export function isDrawable(codePoint: number): boolean {
  if (codePoint === 0x0a) return true;
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle]!;
    if (codePoint < from) high = middle - 1;
    else if (codePoint > to) low = middle + 1;
    else return true;
  }
  return false;
}

/** What most texts are made of is drawable, and not looked up one by one: a campaign's texts are looked at whenever a kiosk starts. */
const unusual = /[^\n -~\u00a0-\u00ff\u0410-\u044f]/gu;

/** The distinct characters of `text` that cannot be drawn, in the order met. Normalise first. */
export const undrawable = (text: string): string[] =>
  [...new Set(text.match(unusual))].filter((character) => !isDrawable(character.codePointAt(0)!));

/** `ع (U+0639)`: a character as a refusal names it. */
export const nameCharacter = (character: string): string =>
  `${character} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`;
