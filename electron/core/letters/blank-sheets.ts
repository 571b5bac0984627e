/**
 * Empty sheets for people to sign on by hand: `rows` to hand round, or `slips` to cut apart and mix, so that nobody reads the
 * others' and no order is kept. Each page has the words that are signed or, where these are too long, stands beside a page that has.
 */
import { boxesCell, type Cell } from './blank-cells.ts';
import { drawRowsPages, planRows } from './blank-rows.ts';
import { drawSlipPages, planSlips } from './blank-slips.ts';
import { measureIn } from './blank-text.ts';
import { drawTextPages, type SheetTexts } from './blank-words.ts';
import { finish, formats, inMemory, mm, openDocument, type PaperSize } from './document.ts';
import type { LetterFonts } from './fonts.ts';
import type { Format } from './text/paper.ts';
import { printable } from './words.ts';

export type BlankForm = 'rows' | 'slips';

export interface BlankSheetsRequest {
  /** One for each language, one behind the other. */
  texts: readonly SheetTexts[];
  form: BlankForm;
  paper: PaperSize;
  /** Pages to sign on, for each language. */
  sheets: number;
  day: string;
  fonts: LetterFonts;
}

export interface BlankSheets {
  pdf: Buffer;
  pages: number;
  /** How many people can sign on them. */
  places: number;
}

/** Draws the sheets. @throws Refused `undrawable` */
export function drawBlankSheets(request: BlankSheetsRequest): Promise<BlankSheets> {
  const { form, sheets, day, fonts } = request;
  const upright = formats[request.paper];
  const texts = request.texts.map(printableTexts);
  const { language, heading, title, organisation } = texts[0]!;
  return inMemory(async (sink) => {
    const document = await openDocument(
      {
        fonts,
        language,
        day,
        paper: request.paper,
        title: `${heading}: ${title}`,
        author: organisation,
        shares: true,
      },
      sink,
    );
    const { paper } = document;
    let places = 0;
    for (const each of texts) {
      const measure = measureIn(paper, each.language);
      const job = { paper, texts: each, cells: cellsOf(each), sheets, textPages: 0 };
      if (form === 'slips') {
        const plan = planSlips(measure, job, upright);
        drawSlipPages({ ...job, textPages: drawTextPages(paper, each, upright, sheets) }, plan, upright);
        places += sheets * plan.perPage;
      } else {
        const across = turned(upright);
        const plan = planRows(measure, job, across);
        const textPages = plan.isWhole ? 0 : drawTextPages(paper, each, upright, sheets);
        drawRowsPages({ ...job, textPages }, plan, across);
        places += sheets * plan.rows;
      }
    }
    const pages = paper.painted;
    await finish(document);
    return { signatureAt: undefined, pages, places };
  });
}

const turned = ({ width, height }: Format): Format => ({ width: height, height: width });

/** Every text passes the fonts' check on its way in. */
const printableTexts = (texts: SheetTexts): SheetTexts => ({
  ...texts,
  heading: printable(texts.heading),
  title: printable(texts.title),
  organisation: printable(texts.organisation),
  petition: texts.petition.map(printable),
  demands: { label: printable(texts.demands.label), items: texts.demands.items.map(printable) },
  answers: texts.answers.map((answer) => ({ ...answer, label: printable(answer.label) })),
  choices: texts.choices.map(({ question, head, options }) => ({
    question: printable(question),
    head: printable(head),
    options: options.map(({ number, text }) => ({ number, text: printable(text) })),
  })),
  notes: texts.notes.map(printable),
  handling: printable(texts.handling),
  meeting: texts.meeting.map(([label, value]) => [printable(label), printable(value)]),
  beside: printable(texts.beside),
  origin: printable(texts.origin),
  identity: printable(texts.identity),
  banner: texts.banner === undefined ? undefined : printable(texts.banner),
});

/** Handwriting takes this much for a character, and no answer less than this. */
const perCharacter = 0.5 * mm;
const leastAnswer = 24 * mm;
const mostAnswer = 62 * mm;

/** What one person fills in: answers in the order of the form that they are typed into, what is crossed, the signature. */
function cellsOf({ answers, choices, words }: SheetTexts): Cell[] {
  return [
    ...answers.map(({ label, required, length }) => {
      const least = Math.min(mostAnswer, Math.max(leastAnswer, length * perCharacter));
      return { label: required ? `${label} *` : label, least, share: least / mm / 40, boxes: [] };
    }),
    ...choices.map(({ head, options }) =>
      boxesCell(
        head,
        options.map(({ number }) => number),
      ),
    ),
    { label: `${printable(words('columnSignature'))} *`, least: 42 * mm, share: 1, boxes: [] },
  ];
}
