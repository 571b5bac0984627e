/**
 * How poppler (pdftotext, Evince, Okular) reads a line of mixed directions: not by UAX 9, but by the x order of its
 * characters, one main direction for a page and classes of its own (TextOutputDev.cc). Where that differs from the order in
 * which we set text, characters and boxes are arranged so that it comes out right; nobody sees a difference on paper.
 */
import type { Direction } from './scripts.ts';

/** Left-to-right letters, right-to-left letters, numbers (with `. , : / - + %`), neutral ones. */
type PopplerClass = 'L' | 'R' | '#' | 'N';

const number =
  /^[#$%+,\-./0-9:\u00a2-\u00a5\u00b0-\u00b3\u00b9\u0660-\u066c\u06f0-\u06f9\u060c\u2030-\u2034\u20a0-\u20cf\u2212]$/u;
const right =
  /^[\u05be\u05c0\u05c3\u05d0-\u05f4\u061b\u061f\u0620-\u064a\u066d-\u066f\u0671-\u06d5\u06dd\u06e5\u06e6\u06fa-\u070d\u0710-\u072f\u200f\ufb1d-\ufdfc\ufe70-\ufefc]$/u;
const left = /^[\p{L}\u200e]$/u;

export function popplerClass(character: string): PopplerClass {
  if (right.test(character)) return 'R';
  if (number.test(character)) return '#';
  return left.test(character) ? 'L' : 'N';
}

/** The direction that poppler will take for a page with these texts: that of most letters. */
export function mainDirection(texts: readonly string[]): Direction {
  if (!texts.some((text) => /[\u0590-\u08ff\ufb1d-\ufefc]/.test(text))) return 'ltr';
  let balance = 0;
  for (const text of texts) {
    for (const character of text) {
      const kind = popplerClass(character);
      if (kind === 'L') balance++;
      else if (kind === 'R') balance--;
    }
  }
  return balance < 0 ? 'rtl' : 'ltr';
}

/** What poppler makes of characters that stand in this order from left to right on a left-to-right page. */
export function popplerText(characters: readonly string[]): string {
  const kinds = characters.map(popplerClass);
  let text = '';
  for (let from = 0; from < characters.length;) {
    const middle = stretchEnd(kinds, from, ['R']);
    text += characters.slice(from, middle).join('');
    const next = stretchEnd(kinds, middle, ['L', '#']);
    text += characters.slice(middle, next).toReversed().join('');
    from = next;
  }
  return text;
}

/** A character by its index, or a direction mark that has to be added. */
export type Slot = number | 'rlm' | 'lrm';

/** The order from left to right that poppler reads as `characters`. */
export function slotsFor(characters: readonly string[], page: Direction): Slot[] {
  const kinds = characters.map(popplerClass);
  const sections: Slot[][] = [];
  let isRight = page === 'rtl';
  for (let from = 0; from < characters.length; isRight = !isRight) {
    const to = stretchEnd(kinds, from, isRight ? ['L', '#'] : ['R']);
    sections.push(section(kinds, from, to, isRight, page));
    from = to;
  }
  return (page === 'ltr' ? sections : sections.toReversed()).flat();
}

function section(
  kinds: readonly PopplerClass[],
  from: number,
  to: number,
  isRight: boolean,
  page: Direction,
): Slot[] {
  const slots: Slot[] = Array.from({ length: to - from }, (_, i) => from + i);
  if (slots.length === 0) return slots;
  const last = kinds[to - 1]!;
  if (isRight && page === 'ltr' && last !== 'R') slots.push('rlm');
  if (!isRight && page === 'rtl' && last !== 'L' && last !== '#') slots.push('lrm');
  return isRight ? slots.toReversed() : slots;
}

function stretchEnd(kinds: readonly PopplerClass[], from: number, enders: readonly PopplerClass[]): number {
  let to = from;
  while (to < kinds.length && !enders.includes(kinds[to]!)) to++;
  return to;
}
