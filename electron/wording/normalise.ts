/** What people type, in the form in which it is sealed, printed and compared. */

// Bidi embeddings, overrides and isolates can make a name read as something else; the joiners are left where scripts need
// them (U+200C, U+200D). Soft hyphens, byte order marks and interlinear marks are invisible and never meant.
const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const clean = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll(invisible, '');

/** A single line: NFC, no controls, white space folded to single spaces and trimmed. */
export const normaliseLine = (text: string): string => clean(text).replaceAll(/\s+/g, ' ').trim();

/** Several lines: NFC, no controls, at most one empty line between paragraphs, no white space at the edges. */
export const normaliseText = (text: string): string =>
  clean(text)
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
