import { X509Certificate } from 'node:crypto';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { checkNote } from '../../../electron/core/campaign/check.ts';
import { generatePassphrase, leastBits, passphraseBits } from '../../../electron/core/campaign/passphrase.ts';
import { fromBase64 } from '../../../electron/seal/bytes.ts';
import { draft } from '../../support/campaigns.ts';
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

test.each([
  ['six list words', 'acid tulip velvet mango radar onion', true],
  ['five list words', 'acid tulip velvet mango radar', true],
  ['four list words', 'acid tulip velvet mango', false],
  ['one word six times', 'acid acid acid acid acid acid', false],
  ['a short password', 'Tr0ub4dor&3', false],
  ['one letter many times', 'z'.repeat(200), false],
  ['a long line of many characters', 'Қазақстан-2010: мұнайшыларға бостандық!', true],
])('a passphrase of %s', (_, passphrase, isEnough) => {
  expect(passphraseBits(passphrase) >= leastBits).toBe(isEnough);
});
