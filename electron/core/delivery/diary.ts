/** The diary of delivery: lines of JSON in a file that only grows. What became of each letter follows from its lines in order. */
import { DiaryLine } from '../../contract/delivery.ts';
import { appendLine } from '../basics/append.ts';
import { readFileIfAny } from '../basics/files.ts';

/** What is known of a letter that was to go by mail. `again`: it was not sent, or somebody decided that it goes once more. */
export type MailState = 'uncertain' | 'sent' | 'refused' | 'bounced' | 'again';

/** A line without what every line has. */
type Said<T> = T extends unknown ? Omit<T, 'v'> : never;

export class Diary {
  readonly #file: string;
  readonly #lines: DiaryLine[];
  /** Lines that are torn or damaged. They stay in the file. */
  readonly unreadable: number;

  /** Reads the file, if there is one. @throws Refused `storage_failed` */
  constructor(file: string) {
    this.#file = file;
    const texts = (readFileIfAny(file)?.toString('utf8') ?? '').split('\n').filter((text) => text !== '');
    this.#lines = texts.flatMap((text) => readLine(text) ?? []);
    this.unreadable = texts.length - this.#lines.length;
  }

  get lines(): readonly DiaryLine[] {
    return this.#lines;
  }

  /** Notes something durably before it returns. @throws Refused `disk_full` or `storage_failed` */
  note(said: Said<DiaryLine>): void {
    const line = DiaryLine.parse({ v: 1, ...said });
    appendLine(this.#file, JSON.stringify(line));
    this.#lines.push(line);
  }

  /** What is known of an addressee's letters, by their codes. */
  mails(addressee: string): Map<string, MailState> {
    const states = new Map<string, MailState>();
    for (const line of this.#lines) {
      if (line.addressee !== addressee || !('codes' in line)) continue;
      for (const code of line.codes) states.set(code, stateAfter(line));
    }
    return states;
  }

  /** The day an addressee gave in; the latest reply counts. */
  gaveIn(addressee: string): string | undefined {
    const reply = this.#lines.findLast((line) => line.what === 'reply' && line.addressee === addressee);
    return reply?.what === 'reply' && reply.gaveIn ? reply.day : undefined;
  }
}

/** A kill between the server's answer and our line leaves `sending`: only a person can say which of the two it was. */
const stateAfter = (line: Extract<DiaryLine, { codes: string[] }>): MailState => {
  if (line.what === 'sending') return 'uncertain';
  return line.what === 'settled' ? line.as : line.what;
};

function readLine(text: string): DiaryLine | undefined {
  try {
    const parsed = DiaryLine.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
