/**
 * What the keys of one language are, made from a layout of simple-keyboard-layouts. Those are desktop keyboards: digits, signs,
 * Tab and Enter among the letters. A finger needs fewer and wider keys, so only the letters are taken.
 */

/** A layout as the package and `kazakh.ts` have it: rows of keys with a space between them, without and with Shift. */
export interface SourceLayout {
  layout: { [layer: string]: string[] };
}

/** A key that writes something. */
export interface TextKey {
  kind: 'text';
  text: string;
  /** What it writes with Shift. */
  shifted: string;
  /** BCP 47 of the letter; none for digits and signs. */
  language?: string;
}

export interface Layout {
  language: string;
  letters: readonly (readonly TextKey[])[];
  signs: readonly (readonly TextKey[])[];
  /** Signs that stay beside the space bar. */
  nearSpace: { before: readonly TextKey[]; after: readonly TextKey[] };
  /** Whether Shift makes capitals; in Arabic it leads to the signs above and below letters. */
  cased: boolean;
  /** The first letters of the alphabet, on the key that leads back to letters. */
  sample: string;
}

export interface LayoutDetails {
  language: string;
  source: SourceLayout;
  sample: string;
  cased?: boolean;
  /** Comma, and the signs after the space bar. */
  beside?: { before: string; after: string };
  /** The second and third row of signs. */
  signs?: readonly [string, string];
}

const digits = '1 2 3 4 5 6 7 8 9 0 № %';
const usualSigns = ['( ) / & @ + = : ; * _ #', '« » „ “ ” ’ – ! ? …'] as const;
const usualBeside = { before: ',', after: ". - '" };

/** Most letters in a row of digits that still find room beside other letters; more get a row of their own. */
const fewLetters = 4;

export function createLayout(details: LayoutDetails): Layout {
  const { language, source, cased = true, sample } = details;
  const { beside = usualBeside, signs = usualSigns } = details;
  const [top = [], ...rows] = letterRows(source, cased ? upperIn(language) : undefined);
  const known = new Set(rows.flat().map(({ text }) => text));
  const extra = top.filter(({ text }) => !known.has(text));
  const letters =
    extra.length > fewLetters
      ? [extra, ...rows]
      : rows.map((row, index) => (index === rows.length - 1 ? [...row, ...extra] : row));
  return {
    language,
    letters: letters.map((row) => row.map((key) => ({ ...key, language }))),
    signs: [digits, ...signs].map(keysOf),
    nearSpace: { before: keysOf(beside.before), after: keysOf(beside.after) },
    cased,
    sample,
  };
}

/** How many keys fit side by side in every row; Shift and Backspace stand beside the last one. */
export function columnsOf(rows: readonly (readonly TextKey[])[]): number {
  const beside = (at: number): number => (at === rows.length - 1 ? 2 : 0);
  return Math.max(10, ...rows.map(({ length }, at) => length + beside(at)));
}

/** Capital of a letter by its language's rules: İ for i in Turkish. ß has one letter for a capital, not two. */
export function upperIn(language: string): (letter: string) => string {
  return (letter) => (letter === 'ß' ? 'ẞ' : letter.toLocaleUpperCase(language));
}

const keysOf = (signs: string): TextKey[] =>
  signs.split(' ').map((text) => ({ kind: 'text', text, shifted: text }));

/** The rows of digits and letters, without whatever is no letter in them. */
function letterRows({ layout }: SourceLayout, upper: ((letter: string) => string) | undefined): TextKey[][] {
  const [plain, shift] = [layout['default']!, layout['shift']!];
  return plain.slice(0, 4).map((row, index) => {
    const shifted = shift[index]!.split(' ');
    return row.split(' ').flatMap((text, at) => {
      const letter = letterOf(text, index === 0 ? shifted[at]! : '');
      return letter === undefined
        ? []
        : [{ kind: 'text', text: letter, shifted: upper?.(letter) ?? shifted[at]! }];
    });
  });
}

/** The letter of a key. It may stand behind Shift only, as é does on the French row of digits. */
const letterOf = (text: string, shifted: string): string | undefined =>
  [text, shifted].find((each) => /^\p{L}+$/u.test(each))?.toLowerCase();
