/** What differs between two versions, in a form that people can read. */
import { expect, test } from 'vitest';

import type { CampaignDraft } from '../../electron/contract/campaign.ts';
import type { Change } from '../../electron/contract/editor.ts';
import { changesBetween } from '../../electron/wording/changes.ts';
import { draft, testCampaign } from '../support/campaigns.ts';

const after = (change: (draft: CampaignDraft) => unknown): Change[] => {
  const copy = structuredClone(draft);
  change(copy);
  return changesBetween(draft, copy);
};

test('nothing differs between a draft and what was signed of it, whatever the version', async () => {
  const { campaign } = await testCampaign({ version: 7 });
  expect(changesBetween(draft, campaign)).toEqual([]);
  expect(changesBetween(campaign, draft)).toEqual([]);
});

test('a text that was changed stands there as it was and as it is', () => {
  expect(after(({ texts }) => (texts['en']!.title = 'Pay them'))).toEqual([
    {
      kind: 'changed',
      path: ['texts', 'en', 'title'],
      before: 'Stand with the dockers',
      after: 'Pay them',
    },
  ]);
});

test('a paragraph put between two is one that was added', () => {
  expect(after(({ letters }) => letters[1]!.texts['en']!.paragraphs.splice(1, 0, 'New.'))).toEqual([
    { kind: 'added', path: ['letters', 'protest', 'texts', 'en', 'paragraphs', 1], after: 'New.' },
  ]);
});

test('addressees are compared by who they are, not by where they stand', () => {
  const found = after((all) => {
    const [strikers, company, embassy] = all.addressees;
    all.addressees = [{ ...company!, address: ['2 Quay Street', 'Aktau'] }, strikers!, embassy!];
  });
  expect(found).toEqual([
    {
      kind: 'changed',
      path: ['addressees', 'company', 'address', 0],
      before: '1 Quay Street',
      after: '2 Quay Street',
    },
    {
      kind: 'changed',
      path: ['addressees'],
      before: 'strikers, company, embassy',
      after: 'company, strikers, embassy',
    },
  ]);
});

test('whole letters and languages are named by their title', () => {
  const found = after((all) => {
    all.letters.pop();
    all.languages.push('de');
    all.texts['de'] = { ...all.texts['en']!, title: 'Zahlt' };
  });
  expect(found).toEqual([
    { kind: 'added', path: ['languages', 2], after: 'de' },
    { kind: 'added', path: ['texts', 'de'], after: 'Zahlt' },
    { kind: 'removed', path: ['letters', 'protest'], before: 'A letter of protest' },
  ]);
});

test('a recipient swapped in one field of many is among the changes', () => {
  expect(after(({ addressees }) => (addressees[1]!.fax = ['+7 666']))).toEqual([
    { kind: 'changed', path: ['addressees', 'company', 'fax', 0], before: '+7 000 000', after: '+7 666' },
  ]);
  expect(after((all) => (all.specimen = true))).toEqual([
    { kind: 'added', path: ['specimen'], after: 'true' },
  ]);
});
