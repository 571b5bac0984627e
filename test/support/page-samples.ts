import { inMemory, type Sink, type Written } from '../../electron/core/letters/document.ts';
/** Pages that are compared with stored pictures: each shows something that only the eye can judge. */
import { drawMerged } from '../../electron/core/letters/merged.ts';
import { drawProtocol } from '../../electron/core/letters/protocol.ts';
import type { Weight } from '../../electron/core/letters/text/font-set.ts';
import { longDay } from '../../electron/wording/countries.ts';
import { blankSheets } from './blank-sheets.ts';
import { draft } from './campaigns.ts';
import { circlePetition, circleRows } from './circle-rows.ts';
import { letterPdf, letterRequest, petitionPdf, printing, scribble, withCompany } from './draw-letters.ts';
import { asianScripts, samples } from './samples.ts';
import { setText } from './set-text.ts';

export interface PageSample {
  name: string;
  /** From 1. */
  page: number;
  draw: () => Promise<Uint8Array>;
}

/** A letter whose constant words are in this language too. */
const letterIn = (language: string, own: { name: string; place: string; message: string }): PageSample => ({
  name: `letter-${language}`,
  page: 1,
  draw: () =>
    letterPdf({
      draft: {
        ...withCompany({
          language,
          title: { [language]: own.name },
          address: [own.place],
          salutation: { [language]: own.message.slice(0, 60) },
          closing: { [language]: own.name },
        }),
        letters: draft.letters.map((letter) =>
          letter.id === 'protest'
            ? {
                ...letter,
                texts: {
                  ...letter.texts,
                  [language]: {
                    subject: own.message.slice(0, 50),
                    paragraphs: [own.message, `${own.message} {from}`],
                    suggestion: own.message.slice(0, 100),
                  },
                },
              }
            : letter,
        ),
      },
      answers: { ...own, language, letters: ['protest'], strokes: scribble(3) },
    }),
});

const own = (
  sample: string,
  name: string,
  place: string,
): { name: string; place: string; message: string } => ({
  name,
  place,
  message: samples[sample]!.text,
});

const names = [
  'Әлия Қожахметұлы',
  'Zoé Ménard-de la Tour d’Auvergne und Freiherr von und zu Hohenstein-Waldeck',
  'Đặng Thị Hường',
  'Αλέξανδρος Χατζηιωάννου',
  'محمد عبد الله',
  'יִשְׂרָאֵל כֹּהֵן',
  'Արամ Խաչատրյան',
  'გიორგი ბერიძე',
].map((name, i) => ({ name, place: ['Ақтау', 'Köln', 'Vũng Tàu', 'Πειραιάς'][i % 4]! }));

const petition = (name: string, page: number, language: string): PageSample => ({
  name,
  page,
  draw: async () => {
    const totals = [
      { label: 'Union branch', counts: [['Branch 12', 41] as const, ['Цех № 7', 7] as const] },
      { label: 'Place', counts: [['Ақтау, Kazakhstan', 30] as const, ['Köln, Germany', 18] as const] },
    ];
    const rows = Array.from({ length: 30 }, (_, i) => names[i % names.length]!);
    return (await petitionPdf(rows, { language, totals, unnamed: 5 })).pdf;
  },
});

const mergedPages = async (): Promise<Uint8Array> => {
  const content = await letterRequest({ answers: { strokes: scribble(5) } });
  const pile = {
    addressLines: content.letter.addressLines,
    country: undefined,
    language: 'en',
    longDay: longDay('2010-03-20', printing.letterWords('en').locale),
    banner: undefined,
    words: content.words,
    count: 2,
    letters: [content, content],
  };
  const draw = (sink: Sink): Promise<Written> =>
    drawMerged(
      {
        title: 'Stand with the dockers',
        organisation: 'Dockers’ Union',
        language: 'en',
        day: '2010-03-20',
        piles: [pile],
        fonts: printing.fonts,
        room: 900,
      },
      sink,
    );
  return (await inMemory(draw)).pdf;
};

/** A text alone. */
const passage = (name: string, weight: Weight): PageSample => ({
  name: `text-${name.toLowerCase().replaceAll(' ', '-')}-${weight}`,
  page: 1,
  draw: async () => (await setText([samples[name]!], { weight, size: 15 })).pdf,
});

const mixed = ['emoji', 'five scripts in a line', 'Arabic with other scripts'];

const longMessage = Array.from({ length: 12 }, () => samples['Latin']!.text)
  .join('\n')
  .slice(0, 3990);

const circle = (count: number, language: string): PageSample => ({
  name: `petition-circle-${count}-${language}`,
  page: 3,
  draw: async () =>
    (await circlePetition(circleRows(count), { root: new Uint8Array(32), language, paragraphs: [] })).pdf,
});
const circles = [circle(12, 'en'), circle(60, 'en'), circle(30, 'ar')];

const sheet = (form: 'rows' | 'slips', language: string, page: number): PageSample => ({
  name: `sheet-${form}-${language}`,
  page,
  draw: async () => (await blankSheets({ form, languages: [language] })).pdf,
});

export const pageSamples: PageSample[] = [
  letterIn('kk', own('Kazakh', 'Әлия Қожахметұлы', 'Жаңаөзен')),
  letterIn('ru', own('Russian', 'Ольга Мельник', 'Уфа')),
  letterIn('el', own('polytonic Greek', 'Αλέξανδρος Χατζηιωάννου', 'Πειραιάς')),
  letterIn('ar', own('Arabic', 'محمد عبد الله', 'القاهرة')),
  letterIn('fa', own('Persian', 'زهرا کریمی', 'تهران')),
  letterIn('ur', own('Urdu', 'عائشہ خان', 'کراچی')),
  letterIn('ug', own('Uyghur', 'ئايگۈل', 'ئۈرۈمچى')),
  letterIn('he', own('Hebrew with points', 'יִשְׂרָאֵל כֹּהֵן', 'חיפה')),
  letterIn('hy', own('Armenian', 'Արամ Խաչատրյան', 'Երևան')),
  letterIn('ka', own('Georgian', 'გიორგი ბერიძე', 'თბილისი')),
  letterIn('vi', own('Vietnamese', 'Đặng Thị Hường', 'Vũng Tàu')),
  letterIn('hi', own('Hindi', 'राजेश कुमार शर्मा', 'इंदौर')),
  letterIn('bn', own('Bengali', 'জাহানারা বেগম', 'চট্টগ্রাম')),
  letterIn('ta', own('Tamil', 'லட்சுமி ராமகிருஷ்ணன்', 'தூத்துக்குடி')),
  letterIn('th', own('Thai', 'พิมพ์ชนก น้ำทิพย์', 'สงขลา')),
  letterIn('km', own('Khmer', 'សុខ ចាន់ថា', 'ភ្នំពេញ')),
  letterIn('zh', own('Chinese', '王小明', '青岛')),
  letterIn('zh-Hant', own('traditional Chinese', '林淑芬', '高雄')),
  letterIn('ja', own('Japanese', '髙橋さくら', '神戸')),
  letterIn('ko', own('Korean', '김철수', '부산')),
  {
    name: 'letter-mixed',
    page: 1,
    draw: () =>
      letterPdf({
        answers: {
          name: 'Ann O’Rourke',
          strokes: scribble(4),
          message: [
            samples['Arabic with Latin and numbers']!.text,
            samples['English with Hebrew and Arabic']!.text,
          ].join('\n'),
        },
      }),
  },
  ...mixed.map((name) => passage(name, 'regular')),
  ...[...asianScripts, ...mixed].map((name) => passage(name, 'bold')),
  {
    name: 'letter-us',
    page: 1,
    draw: () =>
      letterPdf({
        draft: withCompany({
          country: 'US',
          address: ['1 Quay Street', 'Galveston, TX 77550', 'USA'],
          copyTo: [{ en: 'International Transport Workers’ Federation' }, { en: 'Harbour Authority' }],
        }),
        answers: { strokes: scribble(6) },
      }),
  },
  { name: 'letter-nameless', page: 1, draw: () => letterPdf({ answers: { visibility: 'union' } }) },
  {
    name: 'letter-long-2',
    page: 2,
    draw: () => letterPdf({ answers: { message: longMessage, strokes: [], mark: 'Ann O’Rourke' } }),
  },
  {
    name: 'letter-banner',
    page: 1,
    draw: () => letterPdf({ banner: 'TEST – NOT TO BE SENT', answers: { strokes: scribble(7) } }),
  },
  petition('petition-cover', 1, 'en'),
  petition('petition-sheet', 3, 'en'),
  petition('petition-sheet-ar', 3, 'ar'),
  ...circles,
  { name: 'merged-cover', page: 1, draw: mergedPages },
  sheet('rows', 'ru', 1),
  sheet('rows', 'ar', 1),
  sheet('slips', 'en', 2),
  {
    name: 'protocol',
    page: 1,
    draw: () =>
      drawProtocol({
        heading: printing.words('en')('protocolTitle'),
        title: 'Stand with the dockers',
        organisation: 'Dockers’ Union',
        language: 'en',
        day: '2010-03-20',
        rows: [
          ['Meeting', 'Branch meeting'],
          ['Entries', '48'],
          ['Root of the set', 'Q4NT 7X0M 2WZB 91KD'],
        ],
        hints: [printing.words('en')('protocolHint')],
        witnesses: printing.words('en'),
        fonts: printing.fonts,
      }),
  },
];
