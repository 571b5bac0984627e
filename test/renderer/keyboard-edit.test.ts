/** Typing with the on-screen keyboard, as a change of text and caret. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  deleteBackward,
  type Edited,
  insertText,
  replaceBefore,
  wantsCapital,
} from '../../renderer/keyboard/edit.ts';

/** `ab|c` is a caret, `a[b]c` a selection. */
function at(marked: string): Edited {
  const start = marked.search(/[|[]/);
  const value = marked.replaceAll(/[|[\]]/g, '');
  const end = marked.includes(']') ? marked.indexOf(']') - 1 : start;
  return { value, start, end };
}
const shown = ({ value, start, end }: Edited): string =>
  start === end
    ? `${value.slice(0, start)}|${value.slice(start)}`
    : `${value.slice(0, start)}[${value.slice(start, end)}]${value.slice(end)}`;

describe('inserting', () => {
  it('writes at the caret, and over what is selected', () => {
    expect(shown(insertText(at('Әй|рім'), 'ге'))).toBe('Әйге|рім');
    expect(shown(insertText(at('[Anna] B'), 'É'))).toBe('É| B');
  });

  it('replaces the letter that was just typed, and only that one', () => {
    expect(shown(replaceBefore(at('Rene|'), 'e', 'é'))).toBe('René|');
    expect(shown(replaceBefore(at('لا|'), 'لا', 'لأ'))).toBe('لأ|');
    expect(shown(replaceBefore(at('Ren|'), 'e', 'é'))).toBe('René|');
  });
});

describe('deleting', () => {
  it.each([
    ['ab|c', 'a|c'],
    ['|abc', '|abc'],
    ['a[bc]d', 'a|d'],
    ['e\u0301|', '|'],
    ['مَ|', '|'],
    ['لا|', 'ل|'],
    ['a👩‍👩‍👧|b', 'a|b'],
    ['🇰🇿|', '|'],
    ['a\n|', 'a|'],
  ])('%s becomes %s', (before, after) => {
    expect(shown(deleteBackward(at(before)))).toBe(after);
  });

  it('ends with an empty field whatever stood in it, and never splits a pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (value) => {
        let text: Edited = { value, start: value.length, end: value.length };
        for (let i = 0; i < 40 && text.value !== ''; i++) {
          text = deleteBackward(text);
          expect(text.value.isWellFormed()).toBe(true);
        }
        expect(text.value).toBe('');
      }),
    );
  });
});

describe('capitals', () => {
  it.each([
    ['|', 'words', true],
    ['Anna |', 'words', true],
    ['Anne-|', 'words', true],
    ['An|', 'words', false],
    ['|', 'sentences', true],
    ['Good. |', 'sentences', true],
    ['Good.|', 'sentences', false],
    ['Good\n|', 'sentences', true],
    ['Good |', 'sentences', false],
    ['|', 'none', false],
  ])('%j in %s: %s', (marked, mode, capital) => {
    expect(wantsCapital(at(marked), mode)).toBe(capital);
  });
});
