/** Every problem of a draft, with the path to its field. */
import { expect, test } from 'vitest';

import type { CampaignDraft } from '../../../electron/contract/campaign.ts';
import type { DraftProblem, ProblemKind } from '../../../electron/contract/editor.ts';
import { problemLimit } from '../../../electron/contract/editor.ts';
import { orThrow } from '../../../electron/contract/result.ts';
import { draft } from '../../support/campaigns.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

async function problemsOf(changed: unknown): Promise<DraftProblem[]> {
  let found: DraftProblem[] = [];
  await withKiosk({ campaign: 'none' }, async ({ client }) => {
    found = orThrow(await client('checkDraft', { draft: changed })).problems;
  });
  return found;
}

const changedBy = (change: (draft: CampaignDraft) => unknown): CampaignDraft => {
  const copy = structuredClone(draft);
  change(copy);
  return copy;
};

type Change = (all: CampaignDraft) => unknown;
const flaws: readonly (readonly [kind: ProblemKind, path: string, change: Change, detail?: string])[] = [
  ['empty', 'texts.en.title', ({ texts }) => (texts['en']!.title = '')],
  ['empty', 'letters.0.title', ({ letters }) => (letters[0]!.title = {})],
  ['none', 'texts.kk.demands', ({ texts }) => (texts['kk']!.demands = [])],
  ['none', 'consents', (all) => (all.consents = [])],
  ['none', 'visibility', (all) => (all.visibility = [])],
  ['too_long', 'texts.en.title', ({ texts }) => (texts['en']!.title = 'x'.repeat(301)), '300'],
  ['over_limit', 'addressees.1.address', ({ addressees }) => (addressees[1]!.address = [...'abcdefg']), '6'],
  ['bad_day', 'retention', (all) => (all.retention = '2030-02-30')],
  ['bad_form', 'fields.0.maxLength', ({ fields }) => (fields[0]!.maxLength = 201)],
  ['no_text', 'texts.de', ({ languages }) => languages.push('de'), 'de'],
  ['twice', 'consents.2.id', ({ consents }) => consents.push({ ...consents[0]! }), 'processing'],
  [
    'two_letters',
    'letters.1.addressees',
    ({ letters }) => {
      letters[0]!.texts['en'] = letters[1]!.texts['en']!;
      letters[0]!.addressees.push('company');
    },
    'company',
  ],
  ['no_addressee', 'letters.0.addressees', ({ letters }) => letters[0]!.addressees.push('nobody'), 'nobody'],
  ['no_text', 'letters.1.texts.fr', ({ addressees }) => (addressees[1]!.language = 'fr'), 'fr'],
  [
    'unknown_placeholder',
    'letters.1.texts.en.paragraphs.1',
    ({ letters }) => (letters[1]!.texts['en']!.paragraphs[1] = 'I am {name}.'),
    'name',
  ],
  ['undrawable', 'texts.kk.appeal.0', ({ texts }) => (texts['kk']!.appeal[0] = 'አ'), 'አ (U+12A0)'],
];

const listed = flaws.map(([kind, path, change, detail]) => ({ kind, path, change, detail }));

test.each(listed)('$kind at $path is listed, and signing is refused for it', async (flaw) => {
  const { kind, path, change, detail } = flaw;
  const found = (await problemsOf(changedBy(change))).filter(({ code }) => code !== undefined);
  expect(found.map((problem) => [problem.kind, problem.path.join('.'), problem.detail])).toEqual([
    [kind, path, detail],
  ]);
});

test('several are listed at once, also where the shape is wrong', async () => {
  const found = await problemsOf(
    changedBy((all) => {
      all.texts['en']!.title = '';
      all.letters[1]!.texts['en']!.paragraphs = ['{name}', 'አ', '{age}'];
      all.retention = '';
    }),
  );
  const blocking = found.filter(({ code }) => code !== undefined).map(({ kind }) => kind);
  expect(blocking.toSorted()).toEqual([
    'bad_day',
    'empty',
    'undrawable',
    'unknown_placeholder',
    'unknown_placeholder',
  ]);
});

const hints: readonly (readonly [kind: ProblemKind, path: string, change: Change])[] = [
  ['missing', 'fields.0.label.kk', () => {}],
  ['missing', 'letters.1.texts.kk', () => {}],
  ['missing', 'addressees.0.salutation.kk', ({ addressees }) => (addressees[0]!.salutation = { en: 'Dear' })],
  ['unused', 'addressees.0', ({ letters }) => letters.shift()],
  ['no_email', 'addressees.1.email', ({ addressees }) => addressees[1]!.delivery.push('email')],
  ['no_fax', 'addressees.1.fax', ({ addressees }) => delete addressees[1]!.fax],
  ['past_day', 'retention', (all) => (all.retention = '2001-01-01')],
  ...['board', 'a@b', 'a@@b.org', 'x <a@b.org>', 'a@b.org, c@d.org'].map(
    (address) =>
      [
        'odd_email',
        'addressees.1.email.1',
        ({ addressees }: CampaignDraft) => (addressees[1]!.email = ['board@harbour.example', address]),
      ] as const,
  ),
];

test.each(hints)('%s at %s is said and keeps nobody from signing', async (kind, path, change) => {
  const found = await problemsOf(changedBy(change));
  expect(found.every(({ code }) => code === undefined)).toBe(true);
  expect(found.map((problem) => `${problem.kind} ${problem.path.join('.')}`)).toContain(`${kind} ${path}`);
});

test.each([null, 'x', [], {}, { ...draft, letters: 'none' }, { ...draft, author: 'me' }])(
  'what is no draft is told as such, never refused: %j',
  async (value) => {
    const [first] = await problemsOf(value);
    expect(['campaign_bad_shape', 'campaign_unknown_field']).toContain(first?.code);
  },
);

test('nobody is told more than they can read', async () => {
  const amharic = String.fromCodePoint(...Array.from({ length: 40 }, (_, i) => 0x1200 + i));
  const many = changedBy(({ texts }) => (texts['en']!.appeal = Array.from({ length: 40 }, () => amharic)));
  expect(await problemsOf(many)).toHaveLength(problemLimit);
});
