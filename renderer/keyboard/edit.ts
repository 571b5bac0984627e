/** What typing does to a text with a caret in it. Pure; `field.ts` does it to the page's fields. */

/** A text and what is selected in it, in UTF-16 units as inputs count; a caret where both ends are one. */
export interface Edited {
  value: string;
  start: number;
  end: number;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Puts `text` in the place of what is selected; the caret stands after it. */
export function insertText({ value, start, end }: Edited, text: string): Edited {
  const caret = start + text.length;
  return { value: value.slice(0, start) + text + value.slice(end), start: caret, end: caret };
}

/** Takes away what is selected, else the character before the caret: all of it, however many code points it has. */
export function deleteBackward({ value, start, end }: Edited): Edited {
  const from = start === end ? beforeCaret(value.slice(0, start)) : start;
  return { value: value.slice(0, from) + value.slice(end), start: from, end: from };
}

/** Puts `text` in the place of `before`, if that is what stands before the caret; else after it. */
export function replaceBefore(edited: Edited, before: string, text: string): Edited {
  const { value, start } = edited;
  const from = value.slice(0, start).endsWith(before) ? start - before.length : start;
  return insertText({ ...edited, start: from }, text);
}

/** Where the last grapheme cluster of `text` begins. */
function beforeCaret(text: string): number {
  let last = 0;
  for (const { index } of graphemes.segment(text)) last = index;
  return last;
}

/** Whether the next letter is a capital by the field's `autocapitalize`. */
export function wantsCapital({ value, start }: Edited, mode: string): boolean {
  const before = value.slice(0, start);
  if (mode === 'words') return /(^|[\s-])$/u.test(before);
  return mode === 'sentences' && /(^|[.!?…]\s+|\n\s*)$/u.test(before);
}
