/** The families of our letters and which of them sets which script in which language. */
import { BoundedMap } from './bounded-map.ts';
import type { Base } from './codes.ts';
import { Font } from './font.ts';
import type { HarfBuzz } from './harfbuzz.ts';
import type { Paragraph } from './paragraph.ts';
import { type HanStyle, isEmoji, type Script, scriptOf, scriptsUsing } from './scripts.ts';

export type Weight = 'regular' | 'bold';

/** Where fonts come from: a host lends files of the program. */
export interface FontSource {
  /** Reads a file under `assets/`. */
  readAsset: (name: string) => Uint8Array;
}

/** File names without weight, in the order in which they are asked for a sign that belongs to no script. */
export const families = {
  sans: 'NotoSans',
  armenian: 'NotoSansArmenian',
  georgian: 'NotoSansGeorgian',
  hebrew: 'NotoSansHebrew',
  naskh: 'NotoNaskhArabic',
  nastaliq: 'NotoNastaliqUrdu',
  devanagari: 'NotoSansDevanagari',
  bengali: 'NotoSansBengali',
  tamil: 'NotoSansTamil',
  thai: 'NotoSansThai',
  khmer: 'NotoSansKhmer',
  emoji: 'NotoEmoji',
  korean: 'NotoSansKR',
  japanese: 'NotoSansJP',
  traditional: 'NotoSansTC',
  chinese: 'NotoSansSC',
} as const;

export type Family = keyof typeof families;

/** Megabytes each, so they are asked last, have one weight, and are bold by an edge around their strokes. */
const large: readonly Family[] = ['korean', 'japanese', 'traditional', 'chinese'];
const small = (Object.keys(families) as Family[]).filter((family) => !large.includes(family));

const hasBold = (family: Family): boolean => family !== 'emoji' && !large.includes(family);

export const fontFile = (family: Family, weight: Weight): string =>
  `fonts/${families[family]}-${weight === 'bold' && hasBold(family) ? 'Bold' : 'Regular'}.ttf`;

/** Thousandths of the size: what Noto's bold strokes are wider than its regular ones, as far as dense characters bear it. */
const boldEdge = 40;

/** A Han font leaves out what looks the same in the ones behind it (scripts/cut-cjk-fonts.py), so their order matters. */
const forHan: Readonly<Record<HanStyle, readonly Family[]>> = {
  zh: ['chinese', 'traditional', 'japanese', 'korean'],
  'zh-Hant': ['traditional', 'chinese', 'japanese', 'korean'],
  ja: ['japanese', 'chinese', 'traditional', 'korean'],
  ko: ['korean', 'japanese', 'chinese', 'traditional'],
};

/** Families by preference; NotoSans stands behind each for figures and punctuation that a script's own font leaves out. */
function familiesFor(script: Script, { language, han }: Letters): readonly Family[] {
  switch (script) {
    case 'Arabic':
      return language.split('-')[0] === 'ur' ? ['nastaliq', 'naskh', 'sans'] : ['naskh', 'sans'];
    case 'Hebrew':
    case 'Armenian':
    case 'Georgian':
    case 'Devanagari':
    case 'Bengali':
    case 'Tamil':
    case 'Thai':
    case 'Khmer':
      return [script.toLowerCase() as Lowercase<typeof script>, 'sans'];
    case 'Han':
    case 'Hiragana':
    case 'Katakana':
    case 'Bopomofo':
    case 'Hangul':
      return forHan[han];
    default:
      return ['sans'];
  }
}

/** What chooses between fonts of one script. */
interface Letters {
  language: string;
  weight: Weight;
  han: HanStyle;
}

/** Variation selectors, joiners and the tags of a flag: they change neighbours and need no glyph. */
const isJoiner = (point: number): boolean =>
  point === 0x200c ||
  point === 0x200d ||
  (point >= 0xfe00 && point <= 0xfe0f) ||
  (point >= 0xe0020 && point <= 0xe01ef);

/** A font and the script by which it sets a cluster. */
export interface Choice {
  font: Font;
  script: Script;
}

type Chooser = (cluster: string, script: Script) => Choice;

/** Constant paragraphs that are kept: those of a campaign's letters in several languages, a few megabytes. */
const keptParagraphs = 256;

export class FontSet {
  /** Paragraphs that were laid out, by everything that they depend on. */
  readonly paragraphs = new BoundedMap<Paragraph>(keptParagraphs);
  /** Codes of constant text, by its paragraphs. */
  readonly bases = new BoundedMap<Base>(64);
  readonly #hb: HarfBuzz;
  readonly #source: FontSource;
  readonly #fonts = new Map<string, Font>();
  readonly #choosers = new BoundedMap<Chooser>(64);

  constructor(hb: HarfBuzz, source: FontSource) {
    this.#hb = hb;
    this.#source = source;
  }

  /** Opened when first needed: who writes no Chinese does not read ten megabytes for it. */
  font(family: Family, weight: Weight): Font {
    if (weight === 'bold' && !hasBold(family)) return this.#singleWeight(family);
    return this.#opened(fontFile(family, weight), () => Font.open(this.#hb, this.#read(family, weight)));
  }

  /** Emoji are the same in bold text. */
  #singleWeight(family: Family): Font {
    const regular = this.font(family, 'regular');
    if (family === 'emoji') return regular;
    return this.#opened(`${family} with an edge`, () => regular.withEdge(boldEdge));
  }

  #read(family: Family, weight: Weight): Uint8Array {
    return this.#source.readAsset(fontFile(family, weight));
  }

  #opened(name: string, open: () => Font): Font {
    let font = this.#fonts.get(name);
    if (!font) this.#fonts.set(name, (font = open()));
    return font;
  }

  /**
   * The font for one grapheme cluster as a whole: a mark must come from its letter's font. If none has all of it, the first
   * that has the letter is taken, and shaping names the character that is missing.
   */
  chooser(language: string, weight: Weight, han: HanStyle): Chooser {
    return this.#choosers.getOrMake(`${language}|${weight}|${han}`, () => {
      const known = new Map<Script, BoundedMap<Choice>>();
      return (cluster, script) => {
        let choices = known.get(script);
        if (!choices) known.set(script, (choices = new BoundedMap(4096)));
        return choices.getOrMake(cluster, () => this.#search(cluster, script, { language, weight, han }));
      };
    });
  }

  #search(cluster: string, script: Script, letters: Letters): Choice {
    const points = Array.from(cluster, (character) => character.codePointAt(0)!);
    const [first] = points as [number];
    const needed = points.filter((point) => !isJoiner(point));
    const hasAll = (font: Font): boolean => needed.every((point) => font.has(point));
    const find = (list: readonly Family[], suits: (font: Font) => boolean): Font | undefined => {
      const family = list.find((candidate) => suits(this.font(candidate, letters.weight)));
      return family && this.font(family, letters.weight);
    };
    if (isEmoji(cluster)) {
      const font = find(['emoji'], hasAll);
      if (font) return { font, script: 'Common' };
    }
    for (const candidate of scriptOf(first) === 'Common' ? [script, ...scriptsUsing(first)] : [script]) {
      const font = find(familiesFor(candidate, letters), hasAll);
      if (font) return { font, script: candidate };
    }
    const hasFirst = (font: Font): boolean => font.has(first);
    const font = find(small, hasAll) ?? find(small, hasFirst) ?? find(large, hasAll) ?? find(large, hasFirst);
    return { font: font ?? this.font('sans', letters.weight), script };
  }
}
