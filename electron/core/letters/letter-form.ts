/**
 * Where things stand on a letter's first page, so that the address shows in the window of an envelope: DIN 5008:2020 form B for
 * a DL envelope on A4, a no. 10 envelope on US Letter.
 */
import { mm, type PaperSize } from './document.ts';
import { margins } from './page.ts';

/** Lengths in points from the page's upper left corner. */
export interface LetterForm {
  paper: PaperSize;
  /** The sender: one small line right above the address where both share the window, else a block at the sheet's head. */
  sender: 'above' | { y: number; maxLines: number };
  /** The address begins at its usual place, or higher when it is long. */
  address: { x: number; width: number; top: number; usualTop: number; bottom: number };
  /** The window, for the test that measures it. */
  window: { left: number; right: number; top: number; bottom: number };
  /** Top of the line with the day, and of the text below it. */
  day: number;
  body: number;
  /** Where to fold, at the left edge. */
  foldMarks: readonly number[];
}

const inch = 72;

/** The field of 85 × 45 mm, 20 mm from the left and 45 mm from the top: 17.7 mm for the return line, 27.3 mm for the address. */
const din5008B: LetterForm = {
  paper: 'a4',
  sender: 'above',
  address: { x: margins.left, width: 80 * mm, top: 50.6 * mm, usualTop: 62.7 * mm, bottom: 89 * mm },
  window: { left: 20 * mm, right: 105 * mm, top: 45 * mm, bottom: 90 * mm },
  day: 98.5 * mm,
  body: 105 * mm,
  foldMarks: [105 * mm, 210 * mm],
};

/**
 * The window is 4½ × 1⅛ in, ⅞ in from the left and ½ in from the bottom of an envelope of 9½ × 4⅛ in. A sheet folded in three
 * can lie up to 0.4 in higher and 1 in farther right in it than at its lower left, hence the smaller box that always shows.
 */
const usNumber10: LetterForm = {
  paper: 'letter',
  sender: { y: 0.6 * inch, maxLines: 4 },
  address: { x: inch, width: 3.3 * inch, top: 2.06 * inch, usualTop: 2.15 * inch, bottom: 3.15 * inch },
  window: { left: 0.875 * inch, right: 5.375 * inch, top: 2.04 * inch, bottom: 3.17 * inch },
  day: 3.5 * inch,
  body: 3.85 * inch,
  foldMarks: [],
};

/** Countries that write on US Letter (Unicode CLDR, territory data, paper size). */
const letterCountries = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '));

/** The form for the country of an address; A4 where there is none. */
export const letterFormFor = (country: string | undefined): LetterForm =>
  country !== undefined && letterCountries.has(country) ? usNumber10 : din5008B;

/** The form on this paper, whatever the country. */
export const letterFormOn = (paper: PaperSize): LetterForm => (paper === 'letter' ? usNumber10 : din5008B);
