import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Campaign, CampaignDraft } from '../../../electron/contract/campaign.ts';
import { type Code, codes, type Result } from '../../../electron/contract/result.ts';
import { campaignNote } from '../../../electron/core/campaign/author.ts';
import { campaignFingerprint, checkDraft, checkNote } from '../../../electron/core/campaign/check.ts';
import { signNote } from '../../../electron/seal/note.ts';
import { draft, type TestCampaign, testCampaign } from '../../support/campaigns.ts';

const usual = await testCampaign();

const codeOf = (result: Result<unknown>): Code | 'ok' => (result.ok ? 'ok' : result.error.code);
const detailOf = (result: Result<unknown>): string | undefined =>
  result.ok ? undefined : result.error.detail;

test('a signed campaign is accepted and has a fingerprint of five groups', () => {
  const checked = checkNote(usual.note);
  expect(codeOf(checked)).toBe('ok');
  expect(campaignFingerprint(usual.campaign)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
});

/** The note with other words, signed by the campaign's own key unless another is named. */
const resigned = (change: (campaign: Record<string, unknown>) => void, by: TestCampaign = usual): string => {
  const campaign = structuredClone(usual.campaign) as unknown as Record<string, unknown>;
  change(campaign);
  return signNote(
    `${JSON.stringify(campaign, null, 2)}\n`,
    'round-robin/harbour-strike',
    by.secrets.signSecret,
  );
};
const textOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1);

const refusals: readonly (readonly [what: string, code: Code, note: () => string | Promise<string>])[] = [
  ['nothing', 'note_unreadable', () => ''],
  [
    'a text that is no note',
    'note_unreadable',
    () => 'Dear friends,\n\nplease find the campaign attached.\n',
  ],
  ['a note without its signature', 'note_unreadable', () => textOf(usual.note)],
  [
    'a note with two signatures',
    'note_unreadable',
    () => usual.note + usual.note.slice(usual.note.lastIndexOf('— ')),
  ],
  ['a note that lost its last newline', 'note_unreadable', () => usual.note.slice(0, -1)],
  [
    'a signed text that is not JSON',
    'note_unreadable',
    () => signNote('{"v": 1,\n', 'round-robin/x', usual.secrets.signSecret),
  ],
  [
    'a signed text nested a thousand deep',
    'note_unreadable',
    () => signNote(`${'['.repeat(1000)}\n`, 'round-robin/x', usual.secrets.signSecret),
  ],
  ['a changed letter', 'note_bad_signature', () => usual.note.replace('Pay the wages.', 'Pay the rages.')],
  [
    'a changed signature',
    'note_bad_signature',
    () => usual.note.replace(/.(?=.{20}=\n$)/, (was) => (was === 'A' ? 'B' : 'A')),
  ],
  [
    'the signature of another key',
    'note_bad_signature',
    async () => resigned(() => {}, await testCampaign({ seed: 2 })),
  ],
  [
    'the signature under another name',
    'note_bad_signature',
    () => signNote(textOf(usual.note), 'round-robin/other', usual.secrets.signSecret),
  ],
  ['more than four mebibytes', 'campaign_too_large', () => `${'x'.repeat(4 * 1024 * 1024)}\n\n— a b\n`],
  ['a missing field', 'campaign_bad_shape', () => resigned((campaign) => delete campaign['retention'])],
  [
    'a day that does not exist',
    'campaign_bad_shape',
    () => resigned((campaign) => (campaign['retention'] = '2030-02-30')),
  ],
  [
    'a classical recipient',
    'campaign_bad_shape',
    () =>
      resigned(
        (campaign) => ((campaign['keys'] as Record<string, string>)['entry'] = `age1${'q'.repeat(58)}`),
      ),
  ],
  [
    'a key whose base64 leaves bits over',
    'campaign_bad_shape',
    () =>
      resigned((campaign) => ((campaign['keys'] as Record<string, string>)['sign'] = `${'A'.repeat(42)}B=`)),
  ],
  [
    'a list in place of the campaign',
    'campaign_bad_shape',
    () => signNote('[]\n', 'round-robin/x', usual.secrets.signSecret),
  ],
  [
    'an unknown field',
    'campaign_unknown_field',
    () => resigned((campaign) => (campaign['tracker'] = 'https://example.org')),
  ],
  [
    'an unknown field deep inside',
    'campaign_unknown_field',
    () => resigned((campaign) => ((campaign['letters'] as Record<string, unknown>[])[0]!['bcc'] = 'x')),
  ],
  [
    'a demand in Ge’ez letters',
    'campaign_undrawable',
    () =>
      resigned((campaign) => ((campaign['texts'] as CampaignDraft['texts'])['en']!.demands = ['ደመወዝ ይከፈል'])),
  ],
];

test.each(refusals)('%s is refused as %s', async (_, code, note) => {
  expect(codeOf(checkNote(await note()))).toBe(code);
});

const incoherent: readonly (readonly [detail: string, change: (draft: CampaignDraft) => unknown])[] = [
  ['texts.de is missing', ({ languages }) => languages.push('de')],
  ['letters: protest stands twice', ({ letters }) => letters.push(letters[1]!)],
  ['addressees: company stands twice', ({ addressees }) => addressees.push(addressees[1]!)],
  ['fields: branch stands twice', ({ fields }) => fields.push(fields[0]!)],
  ['consents: publish stands twice', ({ consents }) => consents.push(consents[1]!)],
  ['addressees.company gets two letters', ({ letters }) => letters[0]!.addressees.push('company')],
  ['letters.solidarity: no addressee nobody', ({ letters }) => letters[0]!.addressees.push('nobody')],
  [
    'letters.protest: no text in fr, the language of company',
    ({ addressees }) => (addressees[1]!.language = 'fr'),
  ],
  [
    'letters.protest: unknown placeholder {name}',
    ({ letters }) => (letters[1]!.texts['en']!.paragraphs = ['I am {name}.']),
  ],
];

test.each(incoherent)('a draft is refused as inconsistent: %s', (detail, change) => {
  const changed = structuredClone(draft);
  change(changed);
  expect(checkDraft(changed)).toEqual({ ok: false, error: { code: 'campaign_inconsistent', detail } });
});

test('the usual draft is in order', () => expect(codeOf(checkDraft(draft))).toBe('ok'));

test('a text in no language is refused, since there would be nothing to show', () => {
  const changed = structuredClone(draft);
  changed.addressees[1]!.title = {};
  expect(checkDraft(changed)).toEqual({
    ok: false,
    error: { code: 'campaign_bad_shape', detail: 'addressees.1.title' },
  });
});

test('an undrawable character is named with the path to it', () => {
  const changed = structuredClone(draft);
  changed.letters[1]!.texts['en']!.paragraphs[1] = 'Pay አ';
  expect(detailOf(checkDraft(changed))).toBe('letters.1.texts.en.paragraphs.1: አ (U+12A0)');
});

test('no draft throws, whatever it is', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const result = checkDraft(value);
      expect(result.ok ? 'ok' : codes).toSatisfy(
        (said) => said === 'ok' || codes.includes(codeOf(result) as Code),
      );
    }),
    { numRuns: 300 },
  );
});

test('300 random changes of a note meet codes of the closed list and nothing is thrown', () => {
  const bytes = Buffer.from(usual.note);
  const seed = Date.now() & 0x7fffffff;
  const change = fc.oneof(
    fc.record({ how: fc.constant('replace' as const), at: fc.nat(bytes.length - 1), byte: fc.nat(255) }),
    fc.record({ how: fc.constant('remove' as const), at: fc.nat(bytes.length - 1), byte: fc.nat(40) }),
    fc.record({ how: fc.constant('insert' as const), at: fc.nat(bytes.length - 1), byte: fc.nat(255) }),
  );
  const met = new Set<string>();
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const mutant = changes.reduce(mutate, bytes).toString('utf8');
      fc.pre(mutant !== usual.note);
      const result = checkNote(mutant);
      met.add(codeOf(result));
      expect(result.ok).toBe(false);
      expect(codes).toContain(codeOf(result));
    }),
    { numRuns: 300, seed },
  );
  console.log(`campaign notes, seed ${seed}: ${[...met].toSorted().join(', ')}`);
});

test('a change of each character of the keys is refused, never thrown', () => {
  // The sealing recipient's checksum and base64's last bits are where a careless reader would throw.
  const { sign } = usual.campaign.keys;
  for (const at of sign.split('').keys()) {
    for (const other of ['A', 'B', '/', '=']) {
      if (sign[at] === other) continue;
      const changed = `${sign.slice(0, at)}${other}${sign.slice(at + 1)}`;
      expect(['campaign_bad_shape', 'note_bad_signature']).toContain(
        codeOf(checkNote(usual.note.replace(sign, changed))),
      );
    }
  }
});

/** A recipient whose checksum is wrong by one character. */
const misspelt = (recipient: string): string =>
  `${recipient.slice(0, -1)}${recipient.endsWith('q') ? 'p' : 'q'}`;

test.each([
  ['entry', ({ entry }: Campaign['keys']) => ({ entry: misspelt(entry) })],
  ['transport', ({ transport }: Campaign['keys']) => ({ transport: misspelt(transport) })],
  ['certificate', ({ sign }: Campaign['keys']) => ({ certificate: sign })],
] as const)('a %s that cannot be used is refused, though its own key signed the note', (key, change) => {
  const { campaign, secrets } = usual;
  const keys = { ...campaign.keys, ...change(campaign.keys) };
  const note = campaignNote({ ...campaign, keys }, secrets.signSecret);
  expect(checkNote(note)).toEqual({
    ok: false,
    error: { code: 'campaign_inconsistent', detail: `keys.${key}` },
  });
});

function mutate(
  bytes: Buffer,
  { how, at, byte }: { how: 'replace' | 'remove' | 'insert'; at: number; byte: number },
): Buffer {
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  if (how === 'replace') return Buffer.concat([before, Buffer.from([byte]), after.subarray(1)]);
  return how === 'remove'
    ? Buffer.concat([before, after.subarray(byte + 1)])
    : Buffer.concat([before, Buffer.from([byte]), after]);
}

test('what is signed is the text itself, so another layout of the same JSON needs another signature', () => {
  const compact = signNote(
    `${JSON.stringify(usual.campaign)}\n`,
    'round-robin/harbour-strike',
    usual.secrets.signSecret,
  );
  expect(codeOf(checkNote(compact))).toBe('ok');
  expect(compact).not.toBe(campaignNote(usual.campaign, usual.secrets.signSecret));
});
