/** Empty sheets for a meeting: the campaign's own words, in each of its languages, put together for printing. */
import path from 'node:path';

import type { Campaign } from '../../contract/campaign.ts';
import type { OutputOf } from '../../contract/index.ts';
import { nameLimit } from '../../contract/limits.ts';
import type { paperCalls } from '../../contract/paper.ts';
import { Refused } from '../../contract/result.ts';
import type { Meeting } from '../../contract/shapes.ts';
import { toBase64 } from '../../seal/bytes.ts';
import { hashOf } from '../../seal/hash.ts';
import { longDay } from '../../wording/countries.ts';
import { type Cross, crossesOf } from '../../wording/crosses.ts';
import { pick } from '../../wording/pick.ts';
import { writeFileAtomically } from '../basics/files.ts';
import { campaignFingerprint } from '../campaign/check.ts';
import { type BlankForm, type BlankSheets, drawBlankSheets } from '../letters/blank-sheets.ts';
import type { Answer, Choice, SheetTexts } from '../letters/blank-words.ts';
import type { PaperSize } from '../letters/document.ts';
import type { PrintKey } from '../letters/words.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { bannerOf } from './letter-batch.ts';
import { type Printing, printingOf, sectionOf } from './printing.ts';

type Names = keyof Pick<typeof paperCalls, 'printSheets' | 'previewSheets'>;

export const blankSheetHandlers: Handlers<Names> = {
  // who asks for nothing in particular gets the form that keeps no order
  printSheets: async ({ languages, out, form = 'slips', paper = 'a4', sheets = 1 }, { kiosk }) => {
    const { id, languages: all } = kiosk.campaign();
    const wanted = languages ?? all;
    const target = out === undefined ? kiosk.exportsFile(`${id}-sheets`) : path.resolve(out);
    const isFile = target.toLowerCase().endsWith('.pdf');
    const piles = isFile ? [wanted] : wanted.map((language) => [language]);
    const files: OutputOf<'printSheets'>['files'] = [];
    for (const pile of piles) {
      const file = isFile ? target : path.join(target, `${id}-${form}-${paper}-${pile[0]!}.pdf`);
      const { pdf, pages, places } = await draw(kiosk, { form, paper, sheets, languages: pile });
      writeFileAtomically(file, pdf, { day: kiosk.ports.today() });
      files.push({ file: kiosk.written.add(file), languages: pile, pages, places });
    }
    return { out: kiosk.written.add(target), files };
  },

  previewSheets: async ({ language, form = 'slips', paper = 'a4' }, { kiosk }) => {
    const { pdf, places } = await draw(kiosk, { form, paper, sheets: 1, languages: [language] });
    return { pdf: toBase64(pdf), places };
  },
};

interface Wanted {
  languages: readonly string[];
  form: BlankForm;
  paper: PaperSize;
  sheets: number;
}

function draw(kiosk: Kiosk, { languages, ...how }: Wanted): Promise<BlankSheets> {
  const printing = printingOf(kiosk.ports);
  return drawBlankSheets({
    ...how,
    texts: languages.map((language) => textsFor(kiosk, printing, language, how.form)),
    day: kiosk.ports.today(),
    fonts: printing.fonts,
  });
}

/** All words of a sheet in a language of the campaign. @throws Refused `not_found` for another one */
function textsFor(kiosk: Kiosk, printing: Printing, language: string, form: BlankForm): SheetTexts {
  const campaign = kiosk.campaign();
  if (!campaign.languages.includes(language)) throw new Refused('not_found', language);
  return sheetTexts({
    campaign,
    meeting: kiosk.openVault().meeting(),
    isTest: kiosk.pin().test,
    language,
    form,
    printing,
    section: (name) => sectionOf(kiosk.ports, language, name),
  });
}

export interface SheetSource {
  campaign: Campaign;
  /** The open one; without it there are lines to write on. */
  meeting: Meeting | undefined;
  isTest: boolean;
  language: string;
  form: BlankForm;
  printing: Printing;
  section: (name: 'appeal' | 'details' | 'paper') => Readonly<Record<string, string>>;
}

/** The campaign's words and ours, in the order of the form that they are typed into. */
export function sheetTexts(source: SheetSource): SheetTexts {
  const { campaign, meeting, isTest, language, form, printing, section } = source;
  const words = printing.words(language);
  const { locale } = printing.letterWords(language);
  const { title, petition, demands } = campaign.texts[language]!;
  const hash = hashOf(campaign.texts[language]!).slice(0, 16);
  const day = longDay(campaign.retention, locale);
  return {
    language,
    heading: words('sheetTitle'),
    title,
    organisation: campaign.organisation,
    petition,
    demands: { label: section('appeal')['demands'] ?? '', items: demands },
    answers: answersOf(source),
    choices: choicesOf(source),
    notes: [
      words('sheetFill'),
      ...(form === 'rows' ? [words('sheetOthers')] : []),
      words('sheetKeep', { day }),
    ],
    handling: words('sheetHandling'),
    meeting: [
      [words('protocolMeeting'), meeting?.name ?? ''],
      [words('protocolPlace'), meeting?.place ?? ''],
      [words('protocolDay'), meeting ? longDay(meeting.day, locale) : ''],
    ],
    beside: words('sheetBeside', { hash }),
    origin: words('sheetCampaign', { campaign: campaign.id, version: campaign.version }),
    identity: words('sheetText', { hash, fingerprint: campaignFingerprint(campaign) }),
    banner: bannerOf(campaign, isTest, words),
    words,
  };
}

/** Most names and places are far shorter than they may be. */
const usualName = Math.min(100, nameLimit);
const usualPlace = Math.min(70, nameLimit);
const usualCountry = 50;

function answersOf({ campaign, language, section }: SheetSource): Answer[] {
  const { name = '', place = '', country = '' } = section('details');
  return [
    { label: name, required: true, length: usualName },
    { label: place, required: true, length: usualPlace },
    { label: country, required: true, length: usualCountry },
    ...campaign.fields.map(({ label, required, maxLength }) => ({
      label: pick(label, language, campaign.languages),
      required,
      length: maxLength,
    })),
  ];
}

const seenKeys = {
  addressee: 'sheetAddressee',
  union: 'sheetUnion',
  counted: 'sheetCounted',
} as const satisfies Record<string, PrintKey>;

function choicesOf({ campaign, language, form, printing, section }: SheetSource): Choice[] {
  const words = printing.words(language);
  const crosses = crossesOf(campaign);
  const { organisation, letters, consents, languages } = campaign;
  const textOf = (cross: Cross): string => {
    if (cross.kind === 'visibility') return words(seenKeys[cross.id], { organisation });
    if (cross.kind === 'letter')
      return pick(letters.find(({ id }) => id === cross.id)!.title, language, languages);
    const { wording, required } = consents.find(({ id }) => id === cross.id)!;
    return `${pick(wording, language, languages)}${required ? ' *' : ''}`;
  };
  const choice = (kind: Cross['kind'], question: string, head: string): Choice => ({
    question,
    head,
    options: crosses
      .filter((cross) => cross.kind === kind)
      .map((cross) => ({ number: cross.number, text: textOf(cross) })),
  });
  // a row has no back of its own
  const lettersQuestion =
    form === 'slips' ? `${words('sheetLetters')} ${words('sheetBack')}` : words('sheetLetters');
  return [
    choice('visibility', words('sheetSeen'), words('sheetSeenHead')),
    choice('letter', lettersQuestion, section('paper')['letters'] ?? ''),
    choice('consent', words('sheetConsents'), words('sheetAgreeHead')),
  ].filter(({ options }) => options.length > 0);
}
