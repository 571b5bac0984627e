/** Whether a contender makes what it should, before anybody measures how fast. */
import { comparable, readBack } from '../support/set-text.ts';
import { tool } from '../support/tools.ts';
import type { Contender } from './contenders/contender.ts';
import { firstLine } from './contenders/contender.ts';
import { isMissing, type MissingContender } from './report.ts';
import { letter, letters, type MeasuredLetter } from './the-letter.ts';

/** Numbers of letters that are not measured. */
const trial = 900_000;
const warmUp = 30;

/**
 * Lets a contender make a letter, reads it back, and warms it up.
 * @param problemOf what else may be wrong with its file
 * @returns the contender, or why it is not measured
 */
export async function tried(
  contender: Contender | MissingContender,
  problemOf: (pdf: Uint8Array) => string | undefined = () => undefined,
): Promise<Contender | MissingContender> {
  if (isMissing(contender)) return contender;
  const problem = await attempt(contender, problemOf);
  if (problem === undefined) return contender;
  await contender.close?.();
  return { name: contender.name, missing: problem };
}

async function attempt(
  { make }: Contender,
  problemOf: (pdf: Uint8Array) => string | undefined,
): Promise<string | undefined> {
  try {
    const one = letter(trial);
    const pdf = await make(one);
    const problem = problemOf(pdf) ?? unsaid(pdf, wordsOf(one));
    if (problem === undefined) for (const other of letters(trial + 1, warmUp)) await make(other);
    return problem;
  } catch (error) {
    return firstLine(error);
  }
}

/** What of these texts pdftotext does not find, word by word: lines and pages may break anywhere. Without it, nothing is said. */
export function unsaid(pdf: Uint8Array, texts: readonly string[]): string | undefined {
  const pdftotext = tool('pdftotext');
  if (pdftotext === undefined) return undefined;
  const said = new Set(comparable(readBack(pdftotext, pdf)).split(' '));
  const missing = comparable(texts.join(' '))
    .split(' ')
    .find((word) => !said.has(word));
  return missing === undefined ? undefined : `its file does not say «${missing}»`;
}

function wordsOf({ words, footer }: MeasuredLetter): string[] {
  const { addressLines, day, subject, salutation, paragraphs, ownWords, closing, signer } = words;
  const body = [salutation, ...paragraphs, ...ownWords, closing];
  return [...addressLines, day, subject, ...body, signer.name, ...signer.lines, ...footer];
}
