/** The readiness report: one page that says what was looked at on a laptop before a meeting, and what to do about it. */
import type { Finding } from '../../contract/preflight.ts';
import { type LocaleData, longDay } from '../../wording/countries.ts';
import { drawOnePage, type OnePage } from './one-page.ts';
import { drawRows, type PaperRow } from './rows.ts';
import { type PrintKey, printable, type Words } from './words.ts';

export interface ReadinessRequest extends Omit<OnePage, 'heading'> {
  /** The laptop's code. */
  device: string;
  findings: readonly Finding[];
  ready: boolean;
  locale: LocaleData;
  words: Words;
}

/** Draws the report. @throws Refused `undrawable` */
export function drawReadiness(request: ReadinessRequest): Promise<Buffer> {
  const { words, day, findings } = request;
  return drawOnePage({ ...request, heading: words('readyTitle') }, (paper, flow, direction) => {
    const verdict = printable(words(request.ready ? 'readyYes' : 'readyNo'));
    flow.write(verdict, { size: 13, weight: 'bold', direction }).space(14);
    const rows: PaperRow[] = [
      [words('protocolDay'), longDay(day, request.locale)],
      [words('protocolDevice'), request.device],
      ...findings.map((finding) => rowOf(finding, words)),
    ];
    drawRows(paper, flow, rows, direction);
  });
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
