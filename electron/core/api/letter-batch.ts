/** A batch of letters: draws, certifies and writes them, and remembers what one merged file needs. */
import { existsSync } from 'node:fs';
import path from 'node:path';

import type { Campaign } from '../../contract/campaign.ts';
import { Refused } from '../../contract/result.ts';
import type { Refusal } from '../../contract/steps.ts';
import { writeFilesAtomically } from '../basics/files.ts';
import type { PaperSize } from '../letters/document.ts';
import { drawLetter, type Drawn, type LetterContent } from '../letters/letter.ts';
import type { Words } from '../letters/words.ts';
import { certifyAll, type Issuer, issuerOf } from './certifying.ts';
import { type Coded, CodedLetters, type Uncoded } from './coded-letters.ts';
import type { Kiosk } from './kiosk.ts';
import { entryLabel, type OpenedRow } from './opened.ts';
import type { Printing } from './printing.ts';
import type { WantedLetters } from './wanted-letters.ts';

/** A letter of a merged file, small enough to wait for its turn: the entry as JSON, off the heap. */
export interface Stacked {
  code: string;
  letter: string;
  addressee: string;
  entry: Buffer;
}

/** A drawn letter that waits for its certificate. */
interface Waiting extends Drawn {
  file: string;
  day: string;
}

export interface BatchOptions {
  folder: string;
  wanted: WantedLetters;
  /** Without it the paper that each addressee's country uses. */
  paper: PaperSize | undefined;
  /** Whether to remember letters for a merged file. */
  stack: boolean;
  /** Called before each letter; what it throws ends the batch. */
  beforeLetter: () => Promise<void>;
  /** Called when all letters of an entry are drawn or refused. */
  afterEntry: () => void;
}

/** Letters that are certified in one question to the holder's process, and written together. */
const together = 64;

export class LetterBatch {
  written = 0;
  readonly refused: Refusal[] = [];
  /** By addressee. */
  readonly stacks = new Map<string, Stacked[]>();
  readonly issuer: Issuer;
  readonly letters: CodedLetters;
  readonly #kiosk: Kiosk;
  readonly #options: BatchOptions;
  #waiting: Waiting[] = [];
  #certifying: Promise<void> = Promise.resolve();

  constructor(kiosk: Kiosk, options: BatchOptions) {
    this.#kiosk = kiosk;
    this.#options = options;
    this.issuer = issuerOf(kiosk);
    this.letters = new CodedLetters(kiosk);
  }

  /** Draws all letters of these entries. A letter that is there already is counted and left as it is. */
  async add(rows: readonly OpenedRow[]): Promise<void> {
    for (const { id, letters } of await this.letters.code(rows.map((row) => this.#lettersOf(row)))) {
      try {
        for (const letter of letters) await this.#addLetter(letter);
      } catch (error) {
        this.#refuse(id, error);
      }
      this.#options.afterEntry();
      if (this.#waiting.length >= together) await this.flush(false);
    }
  }

  /** Letters remembered for a merged file. */
  get stacked(): number {
    return [...this.stacks.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Certifies and writes what waits. Unless `wait` is said, the next letters can be drawn meanwhile. */
  async flush(wait = true): Promise<void> {
    await this.#certifying;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#certifying = this.#certifyAndWrite(waiting);
    // a refusal is thrown by the next flush, which awaits it
    this.#certifying.catch(() => {});
    if (wait) await this.#certifying;
  }

  async #certifyAndWrite(waiting: readonly Waiting[]): Promise<void> {
    await certifyAll(this.#kiosk, this.issuer, waiting);
    const files = waiting.map(({ file, day, pdf }) => ({ file, day, bytes: pdf }));
    writeFilesAtomically(this.#options.folder, files, () => this.written++);
  }

  /** An entry that is refused has none. */
  #lettersOf({ id, entry }: OpenedRow): { id: Uint8Array; letters: Uncoded[] } {
    try {
      if (!entry) throw new Refused('bad_entry');
      const { isOf, isTo } = this.#options.wanted;
      return { id, letters: isOf(entry) ? this.letters.of(entry, isTo) : [] };
    } catch (error) {
      this.#refuse(id, error);
      return { id, letters: [] };
    }
  }

  async #addLetter(coded: Coded): Promise<void> {
    await this.#options.beforeLetter();
    const { entry, campaign, letter, code } = coded;
    const file = path.join(this.#options.folder, `${campaign.id}-${letter.addressee}-${code}.pdf`);
    if (existsSync(file)) this.written++;
    else {
      const drawn = await drawLetter({
        ...contentOf(coded, this.issuer, this.letters.printing),
        day: entry.day,
        paper: this.#options.paper,
        fonts: this.letters.printing.fonts,
        room: this.issuer.room,
      });
      this.#waiting.push({ file, day: entry.day, ...drawn });
    }
    if (this.#options.stack) this.#stack(coded);
  }

  #stack({ entry, letter, code }: Coded): void {
    const stack = this.stacks.get(letter.addressee) ?? [];
    this.stacks.set(letter.addressee, stack);
    const { letter: id, addressee } = letter;
    stack.push({ code, letter: id, addressee, entry: Buffer.from(JSON.stringify(entry)) });
  }

  /** Notes what keeps one letter from being made without stopping the rest. @throws what does stop them */
  #refuse(id: Uint8Array, error: unknown): void {
    if (!(error instanceof Refused) || !ofOneEntry.includes(error.failure.code)) throw error;
    const { code, detail } = error.failure;
    this.refused.push({ entry: entryLabel(id), code, ...(detail !== undefined && { detail }) });
  }
}

const ofOneEntry: readonly string[] = ['undrawable', 'no_campaign', 'bad_entry'];

/** What is printed of a letter. */
export function contentOf(
  { entry, campaign, letter, code }: Coded,
  { fingerprint }: Pick<Issuer, 'fingerprint'>,
  printing: Printing,
): LetterContent {
  const words = printing.words(letter.language);
  return {
    letter,
    strokes: entry.strokes,
    mark: entry.mark,
    campaign,
    textHash: entry.text,
    certificateFingerprint: fingerprint,
    code,
    banner: bannerOf(campaign, entry.origin === 'test', words),
    words,
  };
}

/** The line across what is not to be sent. */
export const bannerOf = (campaign: Campaign, test: boolean, words: Words): string | undefined => {
  if (test) return words('test');
  return campaign.specimen ? words('specimen') : undefined;
};
