/** Sends one addressee's letters by mail, so many an hour; what was sent once is not sent again by itself. */
import path from 'node:path';

import type { deliveryCalls } from '../../contract/delivery.ts';
import type { OutputOf } from '../../contract/index.ts';
import { Refused } from '../../contract/result.ts';
import type { z } from '../../contract/zod.ts';
import { equalBytes } from '../../seal/bytes.ts';
import { fill } from '../../wording/placeholders.ts';
import { readFileIfAny } from '../basics/files.ts';
import { mailAddress } from '../delivery/address.ts';
import type { Diary } from '../delivery/diary.ts';
import { type Delivered, Mailer } from '../delivery/mailer.ts';
import { messageId } from '../delivery/message-id.ts';
import { type Attached, type Composed, compose } from '../delivery/message.ts';
import { hourly } from '../delivery/pace.ts';
import { verifyPdf } from '../letters/verify.ts';
import { addresseeOf, AddressedLetters } from './addressed-letters.ts';
import { isExample, openDiary } from './delivery-diary.ts';
import type { Handler } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { sectionOf } from './printing.ts';

type Input = z.output<typeof deliveryCalls.deliverByMail.input>;
type Report = OutputOf<'deliverByMail'>;

/** What a mail says of a letter. */
interface Letter {
  code: string;
  subject: string;
  language: string;
  /** Who wrote it, where the addressee may know. */
  name: string | undefined;
}

/** One run at a time: two would send the same letters. */
const running = new WeakSet<Kiosk>();

/** So many refused one after the other, and the server means all of them. */
const mostRefusals = 3;

export const mailRun: Handler<'deliverByMail'> = async (input, { kiosk, progress, signal }) => {
  const addressee = addresseeOf(kiosk.campaign(), input.addressee);
  const isTest = input.testTo !== undefined;
  if (kiosk.openVault().meeting()) throw new Refused('meeting_open');
  if (!addressee.delivery.includes('email') || !addressee.email?.length)
    throw new Refused('way_missing', addressee.id);
  if (!isTest && isExample(kiosk)) throw new Refused('not_to_be_sent');
  const to = input.testTo === undefined ? addressee.email : [input.testTo];
  // before anything is opened or anybody is asked
  for (const address of [input.server.from, ...to]) mailAddress(address);
  if (running.has(kiosk)) throw new Refused('in_use');
  running.add(kiosk);
  const run = new MailRun(kiosk, input, to);
  try {
    return await run.send(progress, signal);
  } finally {
    run.close();
    running.delete(kiosk);
  }
};

class MailRun {
  readonly #kiosk: Kiosk;
  readonly #input: Input;
  readonly #to: readonly string[];
  readonly #isTest: boolean;
  readonly #diary: Diary;
  readonly #letters: AddressedLetters;
  readonly #mailer: Mailer;
  readonly #report: Report = {
    sent: 0,
    refused: 0,
    said: '',
    uncertain: [],
    missing: 0,
    changed: [],
    left: 0,
  };
  #refusedInARow = 0;

  constructor(kiosk: Kiosk, input: Input, to: readonly string[]) {
    this.#kiosk = kiosk;
    this.#input = input;
    this.#to = to;
    this.#isTest = input.testTo !== undefined;
    this.#diary = openDiary(kiosk);
    if (!this.#isTest && this.#diary.gaveIn(input.addressee) !== undefined)
      throw new Refused('addressee_gave_in', input.addressee);
    this.#letters = new AddressedLetters(kiosk);
    this.#mailer = new Mailer(input.server);
  }

  async send(
    progress: (step: { done: number; total: number }) => void,
    signal: AbortSignal,
  ): Promise<Report> {
    const open = await this.#unsent(signal);
    const limit = Math.min(open.length, this.#input.limit ?? (this.#isTest ? 1 : open.length));
    const due = hourly(this.#input.perHour, this.#kiosk.ports.monotonic, signal);
    const report = this.#report;
    progress({ done: 0, total: limit });
    try {
      for (let at = 0; at < limit; at += this.#together) {
        await this.#sendOne(open.slice(at, Math.min(limit, at + this.#together)), due);
        progress({ done: Math.min(limit, at + this.#together), total: limit });
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, detail } = error.failure;
      throw new Refused(code, detail, { cause: error, finished: report.sent });
    }
    report.left = open.length - limit;
    return report;
  }

  close(): void {
    this.#mailer.close();
  }

  get #together(): number {
    return this.#input.together ?? 1;
  }

  /** Letters that are neither sent nor uncertain nor came back, in the order of random ids. */
  async #unsent(signal: AbortSignal): Promise<Letter[]> {
    const mails = this.#isTest ? new Map<string, string>() : this.#diary.mails(this.#input.addressee);
    const open: Letter[] = [];
    for await (const { code, letter, entry } of this.#letters.to(this.#input.addressee, signal)) {
      const state = mails.get(code);
      if (state === 'uncertain') this.#report.uncertain.push(code);
      // a trial is no letter to anybody
      if (!this.#isTest && entry.origin === 'test') continue;
      if (state !== undefined && state !== 'refused' && state !== 'again') continue;
      open.push({ code, subject: letter.subject, language: letter.language, name: letter.signer.name });
    }
    return open;
  }

  async #sendOne(letters: readonly Letter[], due: () => Promise<void>): Promise<void> {
    const found = letters.flatMap((letter) => {
      const file = this.#read(letter.code);
      return file ? [{ letter, file }] : [];
    });
    if (found.length === 0) return;
    const mail = await this.#compose(
      found.map(({ letter }) => letter),
      found.map(({ file }) => file),
    );
    await due();
    // the desk may have been locked while this one waited for its turn
    if (!this.#kiosk.session.hasKeys()) throw new Refused('locked');
    await this.#hand(
      mail,
      found.map(({ letter }) => letter.code),
    );
  }

  /** The letter's file, if it is what was certified. */
  #read(code: string): Attached | undefined {
    const name = `${this.#kiosk.campaign().id}-${this.#input.addressee}-${code}.pdf`;
    const folder = this.#input.from ?? this.#kiosk.inData('exports', 'letters');
    const bytes = readFileIfAny(path.join(folder, name));
    if (!bytes) this.#report.missing++;
    else if (verifyPdf(bytes, (other) => equalBytes(other, this.#letters.issuer.certificate)) !== 'valid')
      this.#report.changed.push(name);
    else return { name, bytes };
    return undefined;
  }

  /** Notes the attempt before it is made, and its end after it. */
  async #hand(mail: Composed, codes: string[]): Promise<void> {
    const about = { addressee: this.#input.addressee, codes, day: this.#kiosk.ports.today() };
    const note = (said: Parameters<Diary['note']>[0]): void => {
      if (!this.#isTest) this.#diary.note(said);
    };
    note({ what: 'sending', ...about });
    let delivered: Delivered;
    try {
      delivered = await this.#mailer.send(mail);
    } catch (error) {
      // thrown as a refusal it was not sent; anything else leaves it uncertain
      if (error instanceof Refused) note({ what: 'refused', ...about, proof: proofOf(error) });
      throw error;
    }
    if (delivered.state !== 'uncertain') note({ what: delivered.state, ...about, proof: delivered.said });
    this.#count(delivered, codes);
  }

  #count({ state, said }: Delivered, codes: readonly string[]): void {
    const report = this.#report;
    this.#refusedInARow = state === 'sent' ? 0 : this.#refusedInARow + 1;
    if (state === 'sent') report.sent += codes.length;
    else if (state === 'uncertain') report.uncertain.push(...codes);
    else {
      report.refused += codes.length;
      report.said = said;
    }
    if (this.#refusedInARow >= mostRefusals)
      throw state === 'refused'
        ? new Refused('mail_refused', said)
        : new Refused('target_unreachable', this.#input.server.host);
  }

  #compose(letters: readonly Letter[], files: readonly Attached[]): Promise<Composed> {
    const { addressee, server } = this.#input;
    const campaign = this.#kiosk.campaign();
    const [first] = letters;
    const id = messageId(
      campaign.id,
      this.#isTest ? `${addressee} test` : addressee,
      letters.map(({ code }) => code),
    );
    return compose({
      id,
      organisation: campaign.organisation,
      from: server.from,
      to: this.#to,
      subject: first!.subject,
      paragraphs: this.#paragraphs(letters, files),
      language: first!.language,
      letters: files,
    });
  }

  /** Who writes, what is attached, how to check it; in the language of the letters. */
  #paragraphs(letters: readonly Letter[], files: readonly Attached[]): string[] {
    const { language, name } = letters[0]!;
    const { organisation } = this.#kiosk.campaign();
    const words = sectionOf(this.#kiosk.ports, language, 'mail');
    const { issuer, letters: source } = this.#letters;
    const fingerprint = issuer.fingerprint.slice(0, 40).match(/.{4}/g)!.join(' ');
    const one =
      name === undefined ? fill(words['unnamed']!, { organisation }) : fill(words['named']!, { name });
    return [
      letters.length === 1 ? one : fill(words['several']!, { count: String(letters.length) }),
      fill(words['attached']!, { files: files.map((file) => file.name).join('\n') }),
      source.printing.words(language)('verifyHint', { fingerprint }),
      fill(words['sender']!, { organisation }),
    ];
  }
}

const proofOf = ({ failure: { code, detail = '' } }: Refused): string =>
  `${code} ${detail}`.trim().slice(0, 300);
