/**
 * Who stands at the kiosk. The desk is opened by a passphrase and has a token that its page keeps in memory and sends with
 * each call; an attendee's page has none. Locking ends the process that holds the keys.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';

import { Refused } from '../../contract/result.ts';

/** How long the desk may stand idle. */
const idleMilliseconds = 2 * 60 * 1000;

/** After this many wrong passphrases each further try waits, doubling. */
const freeTries = 5;
const firstWaitMilliseconds = 2000;

/** What holds the opened keys; ending it is all that a session does with it. */
interface Holder {
  end: () => void;
}

interface Desk<H> {
  token: Buffer;
  holder: H | undefined;
}

export class Session<H extends Holder> {
  readonly #monotonic: () => number;
  #desk: Desk<H> | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** Long calls under way; while there are any the desk is not idle. */
  #busy = 0;
  #wrongTries = 0;
  #nextTryAt = 0;
  #lastTry: Promise<unknown> = Promise.resolve();
  #locks = 0;

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Runs `attempt` when every earlier one has ended: tries that come at the same time would else all be the first. */
  inTurn<T>(attempt: () => Promise<T>): Promise<T> {
    const turn = this.#lastTry.then(attempt);
    this.#lastTry = turn.catch(() => {});
    return turn;
  }

  /** @throws Refused `too_many_tries` while a wrong passphrase still holds things up */
  beforeTry(): void {
    const wait = this.#nextTryAt - this.#monotonic();
    if (wait > 0) throw new Refused('too_many_tries', String(Math.ceil(wait / 1000)));
  }

  wrongTry(): void {
    this.#wrongTries++;
    const over = this.#wrongTries - freeTries;
    if (over >= 0) this.#nextTryAt = this.#monotonic() + firstWaitMilliseconds * 2 ** Math.min(over, 12);
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
    this.#wrongTries = 0;
    const token = randomBytes(32);
    this.#desk = { token, holder };
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
    this.#desk = undefined;
  }

  #touch(): void {
    clearTimeout(this.#idle);
    if (!this.#desk) return;
    this.#idle = setTimeout(() => (this.#busy > 0 ? this.#touch() : this.lock()), idleMilliseconds);
    this.#idle.unref();
  }
}
