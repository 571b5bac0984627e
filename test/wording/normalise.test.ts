/** What people type, in one form. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { normaliseLine, normaliseText } from '../../electron/wording/normalise.ts';

/** Text with much of what makes trouble in it. */
const odd = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'e',
        '\u0301',
        '\u0323',
        '\u200b',
        '\u202e',
        '\u2066',
        '\u200d',
        '\n',
        '\r',
        '\r\n',
        ' ',
        '\t',
        '\u00a0',
        '\u2028',
        '\ufeff',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe.each([
  ['a line', normaliseLine],
  ['a text', normaliseText],
])('%s', (_, normalise) => {
  test('normalised twice is the same as once', () => {
    fc.assert(
      fc.property(odd, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });

  test('is NFC, well-formed and free of controls, whatever went in', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const clean = normalise(text);
        expect(clean.normalize('NFC')).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/u,
        );
      }),
    );
  });

  test('reads the same in composed and decomposed letters', () => {
    expect(normalise('Ка\u0438\u0306ыр')).toBe('Ка\u0439ыр');
    expect(normalise('Zoe\u0308')).toBe('Zoë');
  });

  // NFC used to come first, so that what was sealed was not NFC and compared differently from what was printed
  test('composes a letter and its accent although something invisible stood between them', () => {
    expect(normalise('Zoe\u200b\u0308')).toBe('Zoë');
  });

  test.each([
    ['right-to-left override', '\u202e'],
    ['left-to-right embedding', '\u202a'],
    ['pop', '\u202c'],
    ['isolate', '\u2067'],
    ['pop isolate', '\u2069'],
    ['right-to-left mark', '\u200f'],
    ['Arabic letter mark', '\u061c'],
    ['byte order mark', '\ufeff'],
    ['soft hyphen', '\u00ad'],
    ['zero', '\u0000'],
  ])('loses a %s, with which a name can be made to read as another', (__, control) => {
    expect(normalise(`Ivan${control}ov`)).toBe('Ivanov');
  });

  test('keeps the joiners that scripts need', () => {
    expect(normalise('क्\u200dष می\u200cخواهم')).toBe('क्\u200dष می\u200cخواهم');
  });

  test.each([
    ['a variant of a Han character', '葛\u{e0100}'],
    ['a picture', '❤\ufe0f'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['a flag of a part of a country', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ])('keeps the selectors of %s', (__, text) => {
    expect(normalise(text)).toBe(text);
  });

  test('loses selectors and tags that select nothing: their rows could say what nobody sees', () => {
    expect(normalise('Iv\ufe0f\ufe01an\u{e0100}\u{e0041}')).toBe('Ivan');
    expect(normalise('葛\u{e0100}\u{e0101}\u{e0102}')).toBe('葛\u{e0100}');
    expect(normalise(`🏴${'\u{e0061}'.repeat(50)}`)).toBe(`🏴${'\u{e0061}'.repeat(7)}`);
  });

  test('has no white space at its ends', () => {
    expect(normalise(' \u00a0\n Ana \n\t')).toBe('Ana');
  });
});

describe('a line', () => {
  test('has single spaces, of whatever kind they were', () => {
    expect(normaliseLine('Ana\u00a0\u2003 María\tde\nSouza')).toBe('Ana María de Souza');
  });

  test('keeps apostrophes, hyphens and mononyms as they are', () => {
    for (const name of ['O’Neill', "D'Arc", 'Әл-Фараби', 'Suharto', 'Ғ'])
      expect(normaliseLine(name)).toBe(name);
  });

  // vertical tab and the separators used to be dropped, which glued two words together
  test.each(['\u000b', '\u000c', '\u0085', '\u2028', '\u2029'])('does not glue words at %j', (separator) => {
    expect(normaliseLine(`Ana${separator}Souza`)).toBe('Ana Souza');
  });
});

describe('a text', () => {
  test('has the newlines of one system, whichever it was typed on', () => {
    expect(normaliseText('a\r\nb\rc\nd')).toBe('a\nb\nc\nd');
    expect(normaliseText('a\u2028b\u2029c\u000bd')).toBe('a\nb\nc\nd');
  });

  test('keeps paragraphs, with at most one empty line between them', () => {
    expect(normaliseText('a\n\nb\n\n\n\nc')).toBe('a\n\nb\n\nc');
    expect(normaliseText('a \n \t\n \n b')).toBe('a\n\nb');
  });

  test('keeps its lines, where a single line would fold them', () => {
    expect(normaliseText('first  line\nsecond')).toBe('first line\nsecond');
    expect(normaliseLine('first  line\nsecond')).toBe('first line second');
  });
});
