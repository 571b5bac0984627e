/** The diary of delivery for a spreadsheet or another program, every line of it. */
import type { DiaryLine } from '../../contract/delivery.ts';
import { toCsv } from './csv.ts';

const head = ['day', 'addressee', 'what', 'way', 'count', 'letters', 'gave in', 'proof or words'];

/** Headings and words of the program are English, so that another program need not know a language. */
export const diaryCsv = (lines: readonly DiaryLine[]): string =>
  toCsv([head, ...lines.map((line) => [line.day, line.addressee, ...cellsOf(line)])]);

function cellsOf(line: DiaryLine): string[] {
  switch (line.what) {
    case 'delivered':
      return [line.what, line.way, String(line.count), '', '', line.proof];
    case 'reply':
      return [line.what, '', '', '', line.gaveIn ? 'yes' : 'no', line.words];
    case 'settled':
      return [`settled as ${line.as}`, 'email', String(line.codes.length), line.codes.join(' '), '', ''];
    case 'sending':
      return [line.what, 'email', String(line.codes.length), line.codes.join(' '), '', ''];
    default:
      return [line.what, 'email', String(line.codes.length), line.codes.join(' '), '', line.proof];
  }
}

/** A list of the lines as they stand in the file. */
export const diaryJson = (lines: readonly DiaryLine[]): string => `${JSON.stringify(lines, null, 2)}\n`;
