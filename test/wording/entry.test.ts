/** From what a person typed to the entry that is sealed. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Campaign } from '../../electron/contract/campaign.ts';
import { messageLimit, nameLimit, pointLimit } from '../../electron/contract/limits.ts';
import type { Failure } from '../../electron/contract/result.ts';
import { Entry, type Signing } from '../../electron/contract/signing.ts';
import { canonical } from '../../electron/seal/canonical.ts';
import { hashOf } from '../../electron/seal/hash.ts';
import { entryOf, normaliseSigning, problemsOf } from '../../electron/wording/entry.ts';
import { sample, signing } from './sample.ts';

const meeting = { name: 'Works meeting', place: 'Hall 2', day: '2010-03-20' };
const sign = (changes: Partial<Signing>, campaign: Campaign = sample): ReturnType<typeof entryOf> =>
  entryOf({ ...signing, ...changes }, { campaign, meeting, origin: 'kiosk', hashOf });

function entry(changes: Partial<Signing> = {}, campaign?: Campaign): Entry {
  const result = sign(changes, campaign);
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${result.error.detail}`);
  return result.value;
}

function refusal(changes: Partial<Signing>, campaign?: Campaign): Failure {
  const result = sign(changes, campaign);
  if (result.ok) throw new Error('was not refused');
  return result.error;
}

test('an entry says what was typed, where it was signed, and which text was shown', () => {
  expect(entry()).toEqual({
    ...signing,
    v: 1,
    campaign: 'zhanaozen-2010',
    version: 1,
    text: hashOf(sample.texts['en']),
    meeting: 'Works meeting',
    day: '2010-03-20',
    consents: { processing: hashOf(sample.consents[0]!.wording['en']) },
    origin: 'kiosk',
  });
});

test('an entry has the shape that is checked when it is opened', () => {
  expect(Entry.safeParse(entry()).success).toBe(true);
  expect(Entry.safeParse(entry({ strokes: [], mark: 'N. A.' })).success).toBe(true);
});

describe('two people who chose the same cannot be told apart by how they chose it', () => {
  test('letters stand in the order of the campaign, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('solidarity', 'protest'), { maxLength: 5 }), (chosen) => {
        const inOrder = (['solidarity', 'protest'] as const).filter((id) => chosen.includes(id));
        expect(entry({ letters: chosen }).letters).toEqual(inOrder);
      }),
    );
  });

  test('consents too', () => {
    const [a, b] = [
      ['processing', 'publish'],
      ['publish', 'processing', 'publish'],
    ].map((consents) => entry({ consents }));
    expect(JSON.stringify(a)).toBe(JSON.stringify(b));
  });

  test('an answer left empty is as one never touched', () => {
    expect(canonical(entry({ fields: { branch: '  ' } }))).toBe(canonical(entry({ fields: {} })));
    expect(entry({ fields: {} }).fields).toEqual({});
  });

  test('an empty mark is none', () => {
    expect(entry({ mark: '' })).not.toHaveProperty('mark');
    expect(entry({ mark: ' ' })).not.toHaveProperty('mark');
  });
});

describe('what was typed', () => {
  test('is normalised everywhere', () => {
    const typed = entry({
      name: ' Zoe\u0308\u202e  Smith ',
      place: 'Leeds\n',
      fields: { branch: 'a\u00a0 b' },
      message: 'a\r\n\r\n\r\nb ',
      mark: ' Z.\tS. ',
    });
    expect([typed.name, typed.place, typed.fields, typed.message, typed.mark]).toEqual([
      'Zoë Smith',
      'Leeds',
      { branch: 'a b' },
      'a\n\nb',
      'Z. S.',
    ]);
  });

  test('is the same after a second pass', () => {
    const once = normaliseSigning({ ...signing, name: ' A\u200b\u0301 ', mark: ' M ' });
    expect(normaliseSigning(once)).toEqual(once);
  });
});

describe('the hashes are of what was shown', () => {
  test.each(['en', 'ru', 'kk'])('in %s', (language) => {
    const { text, consents } = entry({ language, consents: ['processing', 'publish'] });
    expect(text).toBe(hashOf(sample.texts[language]));
    expect(consents).toEqual({
      processing: hashOf(sample.consents[0]!.wording[language]),
      publish: hashOf(sample.consents[1]!.wording[language]),
    });
  });

  test('in the campaign’s first language where it does not have the page’s', () => {
    const { language, text, consents } = entry({ language: 'sv' });
    expect(language).toBe('sv');
    expect(text).toBe(hashOf(sample.texts['en']));
    expect(consents['processing']).toBe(hashOf(sample.consents[0]!.wording['en']));
  });
});

describe('is refused', () => {
  test.each<[string, Partial<Signing>, Failure]>([
    [
      'a letter that the campaign does not have',
      { letters: ['solidarity', 'threat'] },
      { code: 'unknown_letter', detail: 'threat' },
    ],
    [
      'a field that the campaign does not ask for',
      { fields: { phone: '1' } },
      { code: 'bad_signing', detail: 'phone' },
    ],
    [
      'a consent that nobody asked for',
      { consents: ['processing', 'sell'] },
      { code: 'bad_signing', detail: 'sell' },
    ],
    ['a missing required consent', { consents: ['publish'] }, { code: 'bad_signing', detail: 'processing' }],
    ['no name', { name: ' \u200b ' }, { code: 'bad_signing', detail: 'name' }],
    ['no place', { place: '' }, { code: 'bad_signing', detail: 'place' }],
    ['neither signature nor mark', { strokes: [] }, { code: 'bad_signing', detail: 'strokes' }],
    [
      'an answer that is too long',
      { fields: { branch: 'x'.repeat(81) } },
      { code: 'bad_signing', detail: 'fields.branch' },
    ],
    ['a name that cannot be drawn', { name: 'አለሙ' }, { code: 'undrawable', detail: 'አ (U+12A0)' }],
    ['a place that cannot be drawn', { place: 'አዳማ' }, { code: 'undrawable', detail: 'አ (U+12A0)' }],
    [
      'own words that cannot be drawn',
      { message: 'Hold on ጽና' },
      { code: 'undrawable', detail: 'ጽ (U+133D)' },
    ],
    [
      'an answer that cannot be drawn',
      { fields: { branch: 'ᚠ' } },
      { code: 'undrawable', detail: 'ᚠ (U+16A0)' },
    ],
    ['a mark that cannot be drawn', { mark: '𐍈' }, { code: 'undrawable', detail: '𐍈 (U+10348)' }],
  ])('%s', (_, changes, failure) => {
    expect(refusal(changes)).toEqual(failure);
  });

  // an over-long line of a file used to reach sealing and end the whole run there
  test.each([
    ['name', nameLimit],
    ['place', nameLimit],
    ['mark', nameLimit],
    ['message', messageLimit],
  ] as const)('a %s of more than %i', (field, limit) => {
    const longest = 'x'.repeat(limit);
    expect(entry({ [field]: longest })[field]).toBe(longest);
    expect(refusal({ [field]: `${longest}x` })).toEqual({ code: 'bad_signing', detail: field });
  });

  test('a signature of more points than an opened entry may have', () => {
    const points = Array.from({ length: pointLimit }, (): [number, number] => [1, 1]);
    expect(Entry.safeParse(entry({ strokes: [points] })).success).toBe(true);
    expect(refusal({ strokes: [points, [[2, 2]]] })).toEqual({ code: 'bad_signing', detail: 'strokes' });
  });

  test('a visibility that the campaign does not offer', () => {
    const campaign: Campaign = { ...sample, visibility: ['counted'] };
    expect(refusal({}, campaign)).toEqual({ code: 'bad_signing', detail: 'visibility' });
    expect(entry({ visibility: 'counted' }, campaign).visibility).toBe('counted');
  });

  test('a required answer that was not given', () => {
    const campaign: Campaign = {
      ...sample,
      fields: sample.fields.map((field) => ({ ...field, required: true })),
    };
    expect(refusal({ fields: {} }, campaign)).toEqual({ code: 'bad_signing', detail: 'fields.branch' });
    expect(entry({}, campaign).fields).toEqual({ branch: 'Depot seventeen' });
  });
});

test('all problems are told at once, in the order of the screens, each with the field to go to', () => {
  const problems = problemsOf(
    { ...signing, name: '', letters: ['x'], message: 'አ', strokes: [], consents: [] },
    sample,
  );
  expect(problems.map(({ field }) => field)).toEqual(['name', 'letters', 'message', 'strokes', 'consents']);
  expect(problemsOf(signing, sample)).toEqual([]);
});

test('a refusal names no person: only field, id or character', () => {
  for (const name of ['አለሙ', '']) expect(refusal({ name }).detail).not.toContain('አለሙ');
});
