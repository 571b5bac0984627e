/** Answers what is asked about delivery: the diary, and what organisers note in it. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import type { Addressee, Campaign } from '../../contract/campaign.ts';
import type { AddresseeState, deliveryCalls } from '../../contract/delivery.ts';
import { normaliseLine, normaliseText } from '../../wording/normalise.ts';
import { pick } from '../../wording/pick.ts';
import { fill } from '../../wording/placeholders.ts';
import { attempt, codeOf, writeFileAtomically } from '../basics/files.ts';
import type { Diary, MailState } from '../delivery/diary.ts';
import { diaryRows } from '../delivery/rows.ts';
import { diaryCsv, diaryJson } from '../export/diary.ts';
import { addresseeOf } from './addressed-letters.ts';
import { diaryOf, isExample, openDiary } from './delivery-diary.ts';
import { runHandlers } from './delivery-runs.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';

export const deliveryHandlers: Handlers<keyof typeof deliveryCalls> = {
  // what speaks to mail servers is not even loaded while people sign
  deliverByMail: async (input, context) => (await import('./mail-run.ts')).mailRun(input, context),
  ...runHandlers,

  diary: (_, { kiosk }) => {
    const diary = diaryOf(kiosk);
    const campaign = kiosk.campaign();
    return {
      addressees: campaign.addressees.map((addressee) => stateOf(kiosk, diary, addressee)),
      rows: diaryRows(diary),
      unreadable: diary.unreadable,
      example: isExample(kiosk),
    };
  },

  noteDelivery: ({ addressee, way, count, day, proof }, { kiosk }) => {
    addresseeOf(kiosk.campaign(), addressee);
    openDiary(kiosk).note({ what: 'delivered', addressee, way, count, day, proof: normaliseLine(proof) });
    return {};
  },

  noteReply: ({ addressee, day, words, gaveIn = false }, { kiosk }) => {
    addresseeOf(kiosk.campaign(), addressee);
    openDiary(kiosk).note({ what: 'reply', addressee, day, words: normaliseText(words), gaveIn });
    return {};
  },

  settleMail: ({ addressee, as, codes }, { kiosk }) => {
    const diary = openDiary(kiosk);
    const mails = diary.mails(addresseeOf(kiosk.campaign(), addressee).id);
    const settled = [...mails].flatMap(([code, state]) =>
      (codes ? codes.includes(code) : state === 'uncertain') ? [code] : [],
    );
    if (settled.length > 0)
      diary.note({ what: 'settled', addressee, codes: settled, day: kiosk.ports.today(), as });
    return { letters: settled.length };
  },

  exportDiary: ({ format, out }, { kiosk }) => {
    const { lines } = diaryOf(kiosk);
    const file = out ?? kiosk.inData('exports', `${kiosk.campaign().id}-diary.${format}`);
    writeFileAtomically(file, format === 'csv' ? diaryCsv(lines) : diaryJson(lines), {
      day: kiosk.ports.today(),
    });
    return { lines: lines.length, out: path.resolve(file) };
  },
};

function stateOf(kiosk: Kiosk, diary: Diary, addressee: Addressee): AddresseeState {
  const campaign = kiosk.campaign();
  const mails = [...diary.mails(addressee.id)];
  const count = (state: MailState): number => mails.filter(([, said]) => said === state).length;
  return {
    addressee: addressee.id,
    title: titleOf(campaign, addressee),
    ways: addressee.delivery,
    email: addressee.email ?? [],
    fax: addressee.fax ?? [],
    made: madeLetters(kiosk, addressee.id),
    sent: count('sent'),
    refused: count('refused'),
    bounced: count('bounced'),
    uncertain: mails.flatMap(([code, state]) => (state === 'uncertain' ? [code] : [])).toSorted(),
    gaveIn: diary.gaveIn(addressee.id) ?? null,
  };
}

/** An embassy in the signer's country has one title for all of them here. */
const titleOf = (campaign: Campaign, { title, language }: Addressee): string =>
  fill(pick(title, language, campaign.languages), { country: '…' });

/** Letter files to an addressee in the data folder. */
function madeLetters(kiosk: Kiosk, addressee: string): number {
  const start = `${kiosk.campaign().id}-${addressee}-`;
  const folder = kiosk.inData('exports', 'letters');
  return attempt(folder, () => filesIn(folder)).filter(
    (name) => name.startsWith(start) && /^[0-9A-Z]{10}\.pdf$/.test(name.slice(start.length)),
  ).length;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
