/** Several texts in one field: paragraphs with an empty line between them, or one to a line. */
export type Division = 'paragraphs' | 'lines';

const between: Readonly<Record<Division, string>> = { paragraphs: '\n\n', lines: '\n' };
const separators: Readonly<Record<Division, RegExp>> = { paragraphs: /\n[^\S\n]*\n\s*/g, lines: /\n/g };

export const joined = (texts: readonly string[], division: Division): string => texts.join(between[division]);

/** What is written, apart. A single line end inside of a paragraph is none: it comes from where the text was copied. */
export const divided = (text: string, division: Division): string[] =>
  text
    .split(separators[division])
    .map((part) => part.replaceAll(/\s*\n\s*/g, ' ').trim())
    .filter((part) => part !== '');

/** Where the part of that number stands in a field, for the caret to go there. */
export function rangeOf(
  text: string,
  division: Division,
  number: number,
): readonly [from: number, to: number] {
  let from = 0;
  let at = 0;
  for (const match of [...text.matchAll(separators[division]), undefined]) {
    const to = match?.index ?? text.length;
    if (text.slice(from, to).trim() !== '' && at++ === number) return [from, to];
    from = to + (match?.[0].length ?? 0);
  }
  return [text.length, text.length];
}
