/**
 * Who stands at the kiosk. The desk is opened by a passphrase and has a token that its page keeps in memory and sends with
 * each call; an attendee's page has none. Locking ends the process that holds the keys.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';

import { Refused } from '../../contract/result.ts';

/** How long the desk may stand idle where nobody says otherwise. */
const usualIdleMilliseconds = 2 * 60 * 1000;

/** After this many wrong passphrases each further try waits, doubling. */
const freeTries = 5;
const firstWaitMilliseconds = 2000;

/** Doublings that outlive a restart: 64 seconds. More would let anybody with a keyboard keep the organisers out for hours. */
const keptDoublings = 5;

/** Where the number of wrong passphrases outlives the process. A number and no time. */
export interface TryCount {
  read: () => number;
  write: (count: number) => void;
}

const forgetful = (): TryCount => ({ read: () => 0, write: () => {} });

/** What holds the opened keys; ending it is all that a session does with it. */
interface Holder {
  end: () => void;
}

interface Desk<H> {
  token: Buffer;
  holder: H | undefined;
  /** Aborted when this desk ends. */
  ending: AbortController;
}

export class Session<H extends Holder> {
  readonly #monotonic: () => number;
  #desk: Desk<H> | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** Long calls under way; while there are any the desk is not idle. */
  #busy = 0;
  readonly #tries: TryCount;
  readonly #idleMilliseconds: () => number;
  readonly #startedAt: number;
  /** Undefined until somebody tries. */
  #wrongTries: number | undefined;
  #nextTryAt = 0;
  #lastTry: Promise<unknown> = Promise.resolve();
  #locks = 0;

  /** @param idleMilliseconds how long the desk may stand idle, asked anew each time somebody does something */
  constructor(
    monotonic: () => number,
    tries: TryCount = forgetful(),
    idleMilliseconds: () => number = () => usualIdleMilliseconds,
  ) {
    this.#monotonic = monotonic;
    this.#idleMilliseconds = idleMilliseconds;
    this.#tries = tries;
    this.#startedAt = monotonic();
  }

  /** Runs `attempt` when every earlier one has ended: tries that come at the same time would else all be the first. */
  inTurn<T>(attempt: () => Promise<T>): Promise<T> {
    const turn = this.#lastTry.then(attempt);
    this.#lastTry = turn.catch(() => {});
    return turn;
  }

  /** @throws Refused `too_many_tries` while a wrong passphrase still holds things up */
  beforeTry(): void {
    this.#recall();
    const wait = this.#nextTryAt - this.#monotonic();
    if (wait > 0) throw new Refused('too_many_tries', String(Math.ceil(wait / 1000)));
  }

  wrongTry(): void {
    const wrongTries = this.#recall() + 1;
    this.#wrongTries = wrongTries;
    this.#nextTryAt = this.#monotonic() + waitAfter(wrongTries, 12);
    this.#tries.write(wrongTries);
  }

  /** The wrong tries so far. Those of earlier processes make the first try wait too, from this one's start. */
  #recall(): number {
    if (this.#wrongTries === undefined) {
      this.#wrongTries = this.#tries.read();
      this.#nextTryAt = this.#startedAt + waitAfter(this.#wrongTries, keptDoublings);
    }
    return this.#wrongTries;
  }

  #forgetTries(): void {
    const wrongTries = this.#recall();
    this.#wrongTries = 0;
    if (wrongTries > 0) this.#tries.write(0);
  }

  /** Counts the locks, for an unlock under way to see that it came too late. */
  get locks(): number {
    return this.#locks;
  }

  /**
   * Opens the desk and ends what was open before; `since` is the count of locks when the passphrase was given.
   * @returns the new token @throws Refused `locked` when somebody locked meanwhile; the holder is ended then
   */
  open(holder: H | undefined, since = this.#locks): string {
    if (since !== this.#locks) {
      holder?.end();
      throw new Refused('locked');
    }
    this.#end();
    this.#forgetTries();
    const token = randomBytes(32);
    this.#desk = { token, holder, ending: new AbortController() };
    this.#touch();
    return token.toString('base64url');
  }

  /** Whether this token is the open desk's; counts as activity. */
  isDesk(token: string | undefined): boolean {
    const given = Buffer.from(token ?? '', 'base64url');
    const is =
      this.#desk !== undefined &&
      given.length === this.#desk.token.length &&
      timingSafeEqual(given, this.#desk.token);
    if (is) this.#touch();
    return is;
  }

  /** The opened keys. @throws Refused `locked` when there are none */
  holder(): H {
    if (!this.#desk?.holder) throw new Refused('locked');
    return this.#desk.holder;
  }

  isOpen(): boolean {
    return this.#desk !== undefined;
  }

  hasKeys(): boolean {
    return this.#desk?.holder !== undefined;
  }

  /** Aborted when the desk that is open now is locked or opened anew; work for it has to stop then. None before one is open. */
  get ending(): AbortSignal | undefined {
    return this.#desk?.ending.signal;
  }

  /** Keeps the desk open while `action` runs. */
  async during<T>(action: () => Promise<T>): Promise<T> {
    this.#busy++;
    try {
      return await action();
    } finally {
      this.#busy--;
      this.#touch();
    }
  }

  /** Ends the desk and the holder's process. */
  lock(): void {
    this.#locks++;
    this.#end();
  }

  #end(): void {
    clearTimeout(this.#idle);
    this.#desk?.holder?.end();
    this.#desk?.ending.abort();
    this.#desk = undefined;
  }

  #touch(): void {
    clearTimeout(this.#idle);
    if (!this.#desk) return;
    this.#idle = setTimeout(() => (this.#busy > 0 ? this.#touch() : this.lock()), this.#idleMilliseconds());
    this.#idle.unref();
  }
}

/** Milliseconds that the try after so many wrong ones waits, doubled at most so often. */
const waitAfter = (wrongTries: number, mostDoublings: number): number =>
  wrongTries < freeTries ? 0 : firstWaitMilliseconds * 2 ** Math.min(wrongTries - freeTries, mostDoublings);
