/** The diary for people: one row for all letters of a day to an addressee that met the same end. */
import type { DiaryLine, DiaryRow } from '../../contract/delivery.ts';
import type { Diary } from './diary.ts';

/** Latest day first. */
export function diaryRows(diary: Diary): DiaryRow[] {
  const mailed = Map.groupBy(endings(diary), ({ line, what }) => `${line.day} ${line.addressee} ${what}`);
  const mails = [...mailed.values()].map((letters): DiaryRow => {
    const { line, what, note } = letters.at(-1)!;
    return { day: line.day, addressee: line.addressee, what, way: 'email', count: letters.length, note };
  });
  return [...mails, ...diary.lines.flatMap(noted)].toSorted((a, b) => compare(b.day, a.day));
}

interface Ending {
  line: DiaryLine;
  what: 'sent' | 'uncertain' | 'refused' | 'bounced';
  note: string;
}

/** How each letter's mail has ended, at its day; what is to be sent again has not. */
function endings({ lines }: Diary): Ending[] {
  const last = new Map<string, Ending | undefined>();
  for (const line of lines) {
    if (!('codes' in line)) continue;
    for (const code of line.codes) last.set(`${line.addressee} ${code}`, endingAfter(line));
  }
  return [...last.values()].filter((ending) => ending !== undefined);
}

function endingAfter(line: Extract<DiaryLine, { codes: string[] }>): Ending | undefined {
  if (line.what === 'sending') return { line, what: 'uncertain', note: '' };
  if (line.what !== 'settled') return { line, what: line.what, note: line.proof };
  return line.as === 'again' ? undefined : { line, what: line.as, note: '' };
}

function noted(line: DiaryLine): DiaryRow[] {
  const { day, addressee } = line;
  if (line.what === 'delivered')
    return [{ day, addressee, what: 'delivered', way: line.way, count: line.count, note: line.proof }];
  if (line.what !== 'reply') return [];
  return [{ day, addressee, what: line.gaveIn ? 'gaveIn' : 'reply', way: null, count: 0, note: line.words }];
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
