/** The readiness report: one page that says what was looked at on a laptop before a meeting, and what to do about it. */
import type { Finding } from '../../contract/preflight.ts';
import { type LocaleData, longDay } from '../../wording/countries.ts';
import { finish, inMemory, mm, openDocument } from './document.ts';
import { Flow } from './flow.ts';
import type { LetterFonts } from './fonts.ts';
import { columnOf } from './page.ts';
import { drawRows, type PaperRow } from './rows.ts';
import { directionOf } from './text/scripts.ts';
import { type PrintKey, printable, type Words } from './words.ts';

export interface ReadinessRequest {
  title: string;
  organisation: string;
  language: string;
  day: string;
  /** The laptop's code. */
  device: string;
  findings: readonly Finding[];
  ready: boolean;
  locale: LocaleData;
  words: Words;
  fonts: LetterFonts;
}

/** Draws the report. @throws Refused `undrawable` */
export async function drawReadiness(request: ReadinessRequest): Promise<Buffer> {
  const { words, fonts, language, day, findings } = request;
  const title = printable(words('readyTitle'));
  const author = printable(request.organisation);
  const { pdf } = await inMemory(async (sink) => {
    const document = await openDocument({ fonts, title, language, author, day, paper: 'a4' }, sink);
    const direction = directionOf(language);
    const flow = new Flow(document.paper, columnOf(document.paper), 30 * mm);
    flow.write(title, { size: 18, weight: 'bold', tag: 'H1', direction });
    flow.write(printable(request.title), { size: 11, direction }).space(8);
    flow.write(printable(words(request.ready ? 'readyYes' : 'readyNo')), {
      size: 13,
      weight: 'bold',
      direction,
    });
    flow.space(14);
    const rows: PaperRow[] = [
      [words('protocolDay'), longDay(day, request.locale)],
      [words('protocolDevice'), request.device],
      ...findings.map((finding) => rowOf(finding, words)),
    ];
    drawRows(document.paper, flow, rows, direction);
    return finish(document);
  });
  return pdf;
}

/** What was found, and where it is not good what to do. */
function rowOf({ check, state, detail }: Finding, words: Words): PaperRow {
  const name = `${check[0]!.toUpperCase()}${check.slice(1)}` as Capitalize<Finding['check']>;
  const label = words(`check${name}`);
  const said = words(stateKeys[state]);
  const found = detail === '' ? said : `${said} · ${detail}`;
  return [label, state === 'good' ? found : `${found}. ${words(`advice${name}`)}`];
}

const stateKeys = {
  good: 'stateGood',
  look: 'stateLook',
  bad: 'stateBad',
  unknown: 'stateUnknown',
} as const satisfies Record<Finding['state'], PrintKey>;
