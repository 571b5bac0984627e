/** Where things stand on our letter, so that the others break lines and pages as it does. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Strokes } from '../../../electron/contract/signing.ts';
import { svgPath } from '../../../renderer/signature/svg-path.ts';
import type { MeasuredLetter } from '../the-letter.ts';

/** Millimetres. */
export const margin = { top: 20, bottom: 22, left: 25, right: 20 };
export const signatureBox = { width: 62, height: 19 };
export const penWidth = 0.35;
/** Upper edges on the first page, and of the footer on each. */
export const top = { sender: 45, address: 54, day: 98, subject: 106, footer: 281 };
/** Room that the sign-off needs below, else it goes onto a new page. */
export const signOff = 46;

/** Points. */
export const size = { body: 10.5, subject: 11.5, small: 7.5, footer: 6.5 };
export const leading = 16.1;
export const gap = 9;
export const footerGray = 0.27;

export const fontFile = (weight: 'Regular' | 'Bold'): string =>
  fileURLToPath(new URL(`../../../assets/fonts/NotoSans-${weight}.ttf`, import.meta.url));
export const readFont = (weight: 'Regular' | 'Bold'): Buffer => readFileSync(fontFile(weight));

/** Everything between subject and sign-off. */
export const bodyOf = ({ words }: MeasuredLetter): string[] => [
  words.salutation,
  ...words.paragraphs,
  ...words.ownWords,
];

/** The drawn signature as a picture of its own, as large as the box allows. */
export function signatureSvg(strokes: Strokes, box: { width: number; height: number }): string {
  const { viewBox, path } = svgPath(strokes, 0);
  const [, , width, height] = viewBox.split(' ').map(Number);
  const perMillimetre = Math.max(width! / box.width, height! / box.height);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" width="${box.width}mm" height="${box.height}mm" preserveAspectRatio="xMinYMax meet"><path d="${path}" fill="none" stroke="#000" stroke-width="${(penWidth * perMillimetre).toFixed(1)}" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}
