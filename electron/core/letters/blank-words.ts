/** The words of a sheet as blocks of a column, and as pages to read beside it. */
import { type Block, heightOf, lineGap } from './blank-text.ts';
import { mm } from './document.ts';
import { Flow, placeText, type PlacedText } from './flow.ts';
import { columnOf, drawBanner, margins, rule, textWidth } from './page.ts';
import type { Format, Paper } from './text/paper.ts';
import { type Direction, directionOf } from './text/scripts.ts';
import { printable, type Words } from './words.ts';

/** Something to write, in the order in which it is typed in. */
export interface Answer {
  label: string;
  required: boolean;
  /** Characters that are usual, as a measure for its room. */
  length: number;
}

/** What is crossed: all that belongs to one question. */
export interface Choice {
  question: string;
  /** The question in a word or two, above the boxes. */
  head: string;
  options: readonly { number: number; text: string }[];
}

/** All words of a sheet, in one language. */
export interface SheetTexts {
  language: string;
  /** What kind of paper it is. */
  heading: string;
  title: string;
  organisation: string;
  petition: readonly string[];
  demands: { label: string; items: readonly string[] };
  answers: readonly Answer[];
  choices: readonly Choice[];
  /** How to fill it in, and what becomes of it; a paragraph each. */
  notes: readonly string[];
  /** For whoever hands the papers out, on the page with the text. */
  handling: string;
  /** Label and value of meeting, place and day; an empty value is a line to write on. */
  meeting: readonly (readonly [label: string, value: string])[];
  /** Says that the words are on the page beside it. */
  beside: string;
  /** Campaign and version. */
  origin: string;
  /** Hash of the text and fingerprint of the keys: which appeal it is that somebody signed, and for whose keys. */
  identity: string;
  banner: string | undefined;
  words: Words;
}

/** Left, right: as near to the edge as every printer goes. */
export const sideMargin = 11 * mm;

/** Whose it is and what it is called. */
export const headBlocks = ({ organisation, title }: SheetTexts, size: number): Block[] => [
  { text: organisation, size: Math.min(9, size * 0.6), weight: 'bold', space: 0 },
  { text: title, size, weight: 'bold', tag: 'H1', space: 1.5 * mm },
];

/** What is signed. */
export const petitionBlocks = ({ petition, demands }: SheetTexts, size: number): Block[] => [
  ...petition.map((text) => ({ text, size, space: 1.4 * mm })),
  { text: demands.label, size, weight: 'bold', space: 0 },
  ...demands.items.map((text) => ({ text, size, lead: '–' as const, space: 0.2 * mm })),
];

/** What the numbers mean. */
export const choiceBlocks = ({ choices }: Pick<SheetTexts, 'choices'>, size: number): Block[] =>
  choices.flatMap(({ question, options }) => [
    { text: question, size, weight: 'bold' as const, space: 0.6 * mm },
    ...options.map(({ number, text }, i) => ({
      text,
      lead: number,
      size,
      space: (i === options.length - 1 ? 1.8 : 0.5) * mm,
    })),
  ]);

export const noteBlocks = ({ notes }: Pick<SheetTexts, 'notes'>, size: number): Block[] =>
  notes.map((text) => ({ text, size, space: 0.8 * mm }));

/** All of it, for a page to read. */
function pageBlocks(texts: SheetTexts, size: number): Block[] {
  const { petition, demands, choices, notes, handling } = texts;
  const heading = (text: string): Block => ({ text, size, weight: 'bold', tag: 'H2', space: 0.5 * mm });
  return [
    { text: texts.organisation, size: 10, weight: 'bold', space: 1 * mm },
    { text: texts.title, size: size * 1.7, weight: 'bold', tag: 'H1', space: 4 * mm },
    ...petition.map((text) => ({ text, size, space: 2.5 * mm })),
    heading(demands.label),
    ...demands.items.map((text) => ({ text: `– ${text}`, size, space: 0 })),
    ...choices.flatMap(({ question, options }) => [
      { text: '', size: 3 * mm, space: 0 },
      heading(question),
      ...options.map(({ number, text }) => ({ text: `${number}. ${text}`, size, space: 0.8 * mm })),
    ]),
    { text: '', size: 3 * mm, space: 0 },
    ...[...notes, handling].map((text) => ({ text, size: 10, space: 1.2 * mm })),
  ];
}

/** The largest letters in which all of it stands on one page; a long text goes over several. */
const pageSizes = [11.5, 11, 10.5, 10];

/** The words by themselves, to hang up or to lay beside. @returns how many pages they take */
export function drawTextPages(paper: Paper, texts: SheetTexts, format: Format, sheets: number): number {
  paper.startPart({ language: texts.language, format });
  const column = { ...columnOf(paper), top: 17 * mm, bottom: format.height - 15 * mm };
  const room = column.bottom - column.top - 2 * meetingRoom;
  const sized = pageSizes.map((size) => pageBlocks(texts, size));
  const blocks = sized.find((each) => heightOf(paper, each, column.width) <= room) ?? sized.at(-2)!;
  drawBanner(paper, texts.banner);
  const flow = new Flow(paper, column);
  for (const block of blocks) writeBlock(flow, block, directionOf(texts.language));
  flow.space(meetingRoom).keep(meetingRoom);
  drawMeeting(paper, texts, { x: margins.left, y: flow.y, width: textWidth(paper) }, 10);
  const pages = paper.waiting;
  paper.endSection((page) => drawFoot(paper, texts, { x: margins.left, page, pages: pages + sheets }));
  return pages;
}

const meetingRoom = 7 * mm;

function writeBlock(flow: Flow, { text, space, tag = 'P', ...options }: Block, direction: Direction): void {
  if (text === '') return void flow.space(options.size);
  const reserve = tag === 'H2' ? 10 * mm : 0;
  flow.write(text, { ...options, tag, direction, reserve, lineGap: lineGap(options.size) }).space(space);
}

/** Meeting, place and day beside each other; what is not known yet has a line to write on. */
export function drawMeeting(
  paper: Paper,
  { meeting }: SheetTexts,
  { x, y, width }: { x: number; y: number; width: number },
  size: number,
): void {
  const parent = paper.structure.add('P');
  const { isMirrored } = paper;
  const gap = 5 * mm;
  const each = (width - gap * (meeting.length - 1)) / meeting.length;
  for (const [i, [label, value]] of meeting.entries()) {
    const left = x + (isMirrored ? meeting.length - 1 - i : i) * (each + gap);
    const options: PlacedText = {
      parent,
      tag: 'Span',
      size,
      x: left,
      width: each,
      maxLines: 1,
      direction: directionOf(paper.language),
    };
    const text = `${label}: ${value}`;
    placeText(paper, text, y, options);
    if (value !== '') continue;
    const used = (paper.layout(text, { ...options, weight: 'regular' }).lines[0]!.width * size) / 1000;
    const from = isMirrored ? left : left + used + 1 * mm;
    rule(paper, { x: from, y: y + size * 1.25, width: each - used - 1 * mm }, 0.4);
  }
}

/** At the foot of every page: which appeal it is, and how many pages there are to come back. */
function drawFoot(
  paper: Paper,
  { origin, identity, words }: SheetTexts,
  { x, page, pages }: { x: number; page: number; pages: number },
): void {
  const { isMirrored, format } = paper;
  const all = format.width - 2 * x;
  const numberWidth = all * 0.14;
  const place = { size: 7, maxLines: 1, isArtifact: true } as const;
  const y = format.height - 9.5 * mm;
  placeText(paper, `${origin} · ${identity}`, y, {
    ...place,
    x: isMirrored ? x + numberWidth : x,
    width: all - numberWidth,
    align: isMirrored ? 'right' : 'left',
  });
  placeText(paper, printable(words('pageOf', { page, pages })), y, {
    ...place,
    x: isMirrored ? x : x + all - numberWidth,
    width: numberWidth,
    align: isMirrored ? 'left' : 'right',
  });
}

/** What each page of a sheet is drawn from. */
export interface SheetJob {
  paper: Paper;
  texts: SheetTexts;
  sheets: number;
  /** Pages before it. */
  textPages: number;
}

/** So many pages that are all the same but for their number. */
export function drawSheets(
  { paper, texts, sheets, textPages }: SheetJob,
  format: Format,
  drawPage: () => void,
): void {
  paper.startPart({ language: texts.language, format });
  for (let sheet = 1; sheet <= sheets; sheet++) {
    drawPage();
    if (sheet < sheets) paper.turn();
  }
  paper.endSection((page) =>
    drawFoot(paper, texts, { x: sideMargin, page: textPages + page, pages: textPages + sheets }),
  );
}
