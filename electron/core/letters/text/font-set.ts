/** The families of our letters and which of them sets which script in which language. */
import { BoundedMap } from './bounded-map.ts';
import type { Base } from './codes.ts';
import { Font } from './font.ts';
import type { HarfBuzz } from './harfbuzz.ts';
import type { Paragraph } from './paragraph.ts';
import { type Script, scriptOf, scriptsUsing } from './scripts.ts';

export type Weight = 'regular' | 'bold';

/** Where fonts come from: a host lends files of the program. */
export interface FontSource {
  /** Reads a file under `assets/`. */
  readAsset: (name: string) => Uint8Array;
}

/** File names without weight. */
export const families = {
  sans: 'NotoSans',
  armenian: 'NotoSansArmenian',
  georgian: 'NotoSansGeorgian',
  hebrew: 'NotoSansHebrew',
  naskh: 'NotoNaskhArabic',
  nastaliq: 'NotoNastaliqUrdu',
} as const;

export type Family = keyof typeof families;

export const fontFile = (family: Family, weight: Weight): string =>
  `fonts/${families[family]}-${weight === 'bold' ? 'Bold' : 'Regular'}.ttf`;

/** Families by preference; NotoSans stands behind each for figures and punctuation that a script's own font leaves out. */
function familiesFor(script: Script, language: string): Family[] {
  switch (script) {
    case 'Arabic':
      return language.split('-')[0] === 'ur' ? ['nastaliq', 'naskh', 'sans'] : ['naskh', 'sans'];
    case 'Hebrew':
      return ['hebrew', 'sans'];
    case 'Armenian':
      return ['armenian', 'sans'];
    case 'Georgian':
      return ['georgian', 'sans'];
    default:
      return ['sans'];
  }
}

/** Variation selectors and joiners: they change neighbours and need no glyph. */
const isJoiner = (codePoint: number): boolean =>
  codePoint === 0x200c || codePoint === 0x200d || (codePoint >= 0xfe00 && codePoint <= 0xfe0f);

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

  /** Opened when first needed: who writes no Urdu does not read half a megabyte for it. */
  font(family: Family, weight: Weight): Font {
    const file = fontFile(family, weight);
    let font = this.#fonts.get(file);
    if (!font) {
      font = new Font(this.#hb, this.#source.readAsset(file));
      this.#fonts.set(file, font);
    }
    return font;
  }

  /**
   * The font for one grapheme cluster as a whole: a mark must come from its letter's font. If none has all of it, the first
   * that has the letter is taken, and shaping names the character that is missing.
   */
  chooser(language: string, weight: Weight): Chooser {
    return this.#choosers.getOrMake(`${language}|${weight}`, () => {
      const known = new Map<Script, BoundedMap<Choice>>();
      return (cluster, script) => {
        let choices = known.get(script);
        if (!choices) known.set(script, (choices = new BoundedMap(4096)));
        return choices.getOrMake(cluster, () => {
          const points = Array.from(cluster, (character) => character.codePointAt(0)!);
          const needed = points.filter((point) => !isJoiner(point));
          return this.#search(needed, points[0]!, script, language, weight);
        });
      };
    });
  }

  #search(needed: number[], first: number, script: Script, language: string, weight: Weight): Choice {
    const asked = scriptOf(first) === 'Common' ? [script, ...scriptsUsing(first)] : [script];
    for (const candidate of asked) {
      for (const family of familiesFor(candidate, language)) {
        const font = this.font(family, weight);
        if (needed.every((point) => font.has(point))) return { font, script: candidate };
      }
    }
    const rest = (Object.keys(families) as Family[]).map((family) => this.font(family, weight));
    const font =
      rest.find((other) => needed.every((point) => other.has(point))) ??
      rest.find((other) => other.has(first));
    return { font: font ?? rest[0]!, script };
  }
}
