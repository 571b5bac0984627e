import { X509Certificate } from 'node:crypto';

import { wordlist as czech } from '@scure/bip39/wordlists/czech.js';
import { wordlist as french } from '@scure/bip39/wordlists/french.js';
import { wordlist as italian } from '@scure/bip39/wordlists/italian.js';
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js';
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js';
import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { checkNote } from '../../../electron/core/campaign/check.ts';
import {
  generatePassphrase,
  leastBits,
  passphraseBits,
  passphraseLanguages,
} from '../../../electron/core/campaign/passphrase.ts';
import { fromBase64 } from '../../../electron/seal/bytes.ts';
import { draft } from '../../support/campaigns.ts';
import { report, tier } from '../../support/figures.ts';
import { seededBytes } from '../../support/seeded.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

test('a campaign that is authored here is checked, loaded and unlocked by its passphrase', () =>
  withKiosk({ campaign: 'none' }, async ({ client }) => {
    const authored = orThrow(await client('authorCampaign', { draft }));
    expect(authored.passphrase.split(' ')).toHaveLength(6);
    expect(authored.note).not.toContain(authored.passphrase.split(' ')[0] + ' ');
    expect(orThrow(await client('checkCampaign', { note: authored.note }))).toEqual({
      id: 'harbour-strike',
      version: 1,
      fingerprint: authored.fingerprint,
      languages: ['en', 'kk'],
      letters: ['solidarity', 'protest'],
    });
    const { note, keys } = authored;
    expect(orThrow(await client('loadCampaign', { note, keys }))).toEqual({
      id: 'harbour-strike',
      fingerprint: authored.fingerprint,
      mode: 'single',
    });
    // as somebody types it from a sheet
    const typed = `  ${authored.passphrase.replaceAll(' ', '   ')} `;
    expect(orThrow(await client('unlock', { passphrase: typed })).keys).toBe(true);
  }));

test('the certificate names the organisation, begins at midnight and tells no person', () =>
  withKiosk({ campaign: 'none', ports: { today: () => '2010-03-01' } }, async ({ client }) => {
    const { note } = orThrow(await client('authorCampaign', { draft }));
    const { keys } = orThrow(checkNote(note));
    const certificate = new X509Certificate(fromBase64(keys.certificate));
    expect(certificate.subject).toBe('O=Dockers’ Union\nCN=Dockers’ Union');
    expect(certificate.validFromDate.toISOString()).toBe('2010-03-01T00:00:00.000Z');
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  }));

test('a bad draft is refused with its place and makes no keys', () =>
  withKiosk({ campaign: 'none' }, async ({ client }) => {
    expect(await client('authorCampaign', { draft: { ...draft, retention: 'soon' } })).toEqual({
      ok: false,
      error: { code: 'campaign_bad_shape', detail: 'retention' },
    });
    expect(await client('authorCampaign', { draft: { ...draft, author: 'me' } })).toEqual({
      ok: false,
      error: { code: 'campaign_unknown_field', detail: 'author' },
    });
  }));

test('generated passphrases hold about 77 bits and differ', () => {
  const random = seededBytes(3);
  const drawn = Array.from({ length: 200 }, () => generatePassphrase(random));
  expect(new Set(drawn).size).toBe(200);
  for (const passphrase of drawn) expect(passphrase).toMatch(/^[a-z-]+( [a-z-]+){5}$/);
  expect(passphraseBits('acid tulip velvet mango radar onion')).toBeGreaterThan(77);
});

test('in every language with a list a passphrase has 77 bits, is typed on any Latin keyboard and rated as generated', () => {
  const drawnIn = (language: string, draws: number): string[] => {
    const random = seededBytes(7);
    return Array.from({ length: draws }, () => generatePassphrase(random, [language]));
  };
  for (const language of passphraseLanguages) {
    const drawn = drawnIn(language, tier(400, 20_000));
    const words = drawn.flatMap((passphrase) => passphrase.split(' '));
    const size = { en: 7776 }[language] ?? 2048;
    const perPassphrase = words.length / drawn.length;
    const bits = perPassphrase * Math.log2(size);
    // a word twice in one passphrase counts once, and is as good as never drawn
    const rated = Math.min(
      ...drawn.filter((said) => new Set(said.split(' ')).size === perPassphrase).map(passphraseBits),
    );
    const met = new Set(words).size;
    const expected = size * (1 - (1 - 1 / size) ** words.length);
    report(
      'keys',
      `passphrases in ${language}, seed 7, ${drawn.length} drawn`,
      `${perPassphrase} words, ${bits.toFixed(2)} bits, rated ${rated.toFixed(2)}, ${met} of ${size} words met (${expected.toFixed(0)} expected)`,
      'from 77 bits',
    );
    for (const word of words) expect(word).toMatch(/^[a-z-]+$/);
    expect(bits).toBeGreaterThanOrEqual(77);
    expect(rated).toBeGreaterThanOrEqual(leastBits);
    expect(Math.abs(met / expected - 1)).toBeLessThan(0.05);
  }
});

test('no two words of a list are the same without accents', () => {
  const lists = { czech, french, italian, portuguese, spanish };
  for (const [name, list] of Object.entries(lists)) {
    const bare = new Set(list.map((word) => word.normalize('NFKD').replaceAll(/\p{M}/gu, '')));
    expect([name, bare.size]).toEqual([name, 2048]);
  }
});

test.each([
  [['fr', 'en'], 7],
  [['pt-BR'], 7],
  [['kk', 'ru'], 6],
  [['kk', 'es'], 7],
  [[], 6],
])('languages %j: %i words', (languages, count) => {
  expect(generatePassphrase(seededBytes(1), languages).split(' ')).toHaveLength(count);
});

test.each([
  ['six list words', 'acid tulip velvet mango radar onion', true],
  ['six French list words', 'abaisser abandon abdiquer abeille abolir aborder', true],
  ['five French list words', 'abaisser abandon abdiquer abeille abolir', false],
  ['five list words', 'acid tulip velvet mango radar', true],
  ['four list words', 'acid tulip velvet mango', false],
  ['one word six times', 'acid acid acid acid acid acid', false],
  ['a short password', 'Tr0ub4dor&3', false],
  ['one letter many times', 'z'.repeat(200), false],
  ['a long line of many characters', 'Қазақстан-2010: мұнайшыларға бостандық!', true],
])('a passphrase of %s', (_, passphrase, isEnough) => {
  expect(passphraseBits(passphrase) >= leastBits).toBe(isEnough);
});
