import type { FontSet, Weight } from './font-set.ts';
/** Setting a paragraph: from text to lines that can be painted one by one. */
import type { Font } from './font.ts';
import { itemise, type Itemised } from './itemise.ts';
import { type Item, type Line, makeLine } from './line.ts';
import type { Direction } from './scripts.ts';
import { splitUnit, type Unit, unitsOf } from './units.ts';

export interface ParagraphOptions {
  /** BCP 47; chooses letter forms (Serbian б, Urdu figures) and the Arabic hand. */
  language: string;
  /** Points. */
  size: number;
  weight: Weight;
  /** Points. */
  width: number;
  /** Points between one line and the next beyond the fixed leading. */
  lineGap?: number;
  direction?: Direction | 'auto';
  /** Whether the same text will be set again in other documents, so that its layout is worth keeping. */
  isConstant?: boolean;
}

/** Never changed once made. Lines from the top, each `leading` points below the one before; the first baseline is `ascent` below the top. */
export interface Paragraph {
  lines: Line[];
  size: number;
  width: number;
  leading: number;
  ascent: number;
  height: number;
  /** Of its first line. */
  direction: Direction;
  /** Of a constant paragraph: everything that it depends on. */
  key?: string;
}

/** Line pitch and first baseline in font sizes: the same for every line of a text, whatever letters happen to be in it. */
const usual = { pitch: 1.362, ascent: 1.069 };
/** Hands that need more, by the font's name. */
const tall: readonly (readonly [name: string, measures: typeof usual])[] = [
  ['NotoNastaliqUrdu', { pitch: 2.2, ascent: 1.35 }],
  ['NotoNaskhArabic', { pitch: 1.6, ascent: 1.15 }],
];

/**
 * Breaks a text into lines. A newline ends a line and a bidi paragraph.
 * @param text normalised (`printable`) @throws Refused `undrawable`
 */
export function layoutParagraph(fonts: FontSet, text: string, options: ParagraphOptions): Paragraph {
  const { language, weight, size, width, lineGap = 0, direction = 'auto' } = options;
  if (!options.isConstant) return layOut(fonts, text, options);
  const key = `${language}|${weight}|${size}|${width}|${lineGap}|${direction}|${text}`;
  return fonts.paragraphs.getOrMake(key, () => ({ ...layOut(fonts, text, options), key }));
}

function layOut(fonts: FontSet, text: string, options: ParagraphOptions): Paragraph {
  const { language, weight, size, width, lineGap = 0, direction = 'auto' } = options;
  const room = (width / size) * 1000;
  const lines = text
    .toWellFormed()
    .normalize('NFC')
    .split('\n')
    // a space that nobody sees keeps the lines apart for whoever reads the text and not the places
    .map((part, i, parts) => (i < parts.length - 1 ? `${part} ` : part))
    .flatMap((part) => fillLines(itemise(fonts, part, { language, weight, direction }), room));
  const { pitch, ascent } = measuresOf(lines);
  const leading = size * pitch + lineGap;
  return {
    lines,
    size,
    width,
    leading,
    ascent: size * ascent,
    height: lines.length * leading,
    direction: lines[0]!.direction,
  };
}

function fillLines(paragraph: Itemised, room: number): Line[] {
  const lines: Item[][] = [[]];
  let used = 0;
  const put = ({ items, width }: Unit): void => {
    lines.at(-1)!.push(...items);
    used += width;
  };
  for (const unit of unitsOf(paragraph)) {
    if (used > 0 && used + unit.width - unit.spaceWidth > room) {
      lines.push([]);
      used = 0;
    }
    const [first, ...more] = splitUnit(paragraph, unit, room);
    put(first!);
    for (const part of more) {
      lines.push([]);
      used = 0;
      put(part);
    }
  }
  return lines.map((items) => makeLine(paragraph, items));
}

function measuresOf(lines: readonly Line[]): typeof usual {
  const fonts = new Set<Font>(lines.flatMap(({ items }) => items.map(({ font }) => font)));
  const names = [...fonts].map(({ postscriptName }) => postscriptName);
  return tall.find(([family]) => names.some((name) => name.startsWith(family)))?.[1] ?? usual;
}
