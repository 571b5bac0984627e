/** What people type, in the form in which it is sealed, printed and compared. */

// Bidi embeddings, overrides and isolates can make a name read as something else; the joiners are left where scripts need
// them (U+200C, U+200D). Soft hyphens, byte order marks and interlinear marks are invisible and never meant.
const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * Selectors that select nothing: not one after a picture or a Han character, not the tags of a flag. Their rows could carry a
 * message that nobody sees.
 */
const stray =
  /(?<![\p{Emoji}\p{Script=Han}])[\ufe00-\ufe0f]|(?<!\p{Script=Han})[\u{e0100}-\u{e01ef}]|(?<!\u{1f3f4}[\u{e0030}-\u{e007a}]{0,6})[\u{e0000}-\u{e007f}]/gu;

/** All that Unicode calls a line's end; left out instead, they would glue words together. */
const lineEnd = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;

// NFC comes last: an invisible character between a letter and its accent would have kept the two apart.
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(lineEnd, '\n')
    .replaceAll(invisible, '')
    .replaceAll(stray, '')
    .normalize('NFC');

/** A single line: NFC, no controls, white space folded to single spaces and trimmed. */
export const normaliseLine = (text: string): string => clean(text).replaceAll(/\s+/g, ' ').trim();

/** White space but for line ends and for the spaces that French and Spanish keep before a mark or after a number. */
const whiteSpace = /[^\S\n\u00a0\u202f]+/g;

/** Several lines: NFC, no controls, at most one empty line between paragraphs, no white space at the edges. */
export const normaliseText = (text: string): string =>
  clean(text)
    .replaceAll(whiteSpace, ' ')
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
