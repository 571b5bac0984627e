/**
 * Sends in the background until headquarters has confirmed everything. Whether there is a network is found out by trying the
 * target, for what a system says about being online is true of the next router only. Each failure makes it wait longer, by
 * chance a little more or less, so that many laptops do not come back at the same moment.
 */
import { type Code, type Failure, Refused } from '../../contract/result.ts';

/** Bytes done of all. */
interface Progress {
  done: number;
  total: number;
}

export interface CourierPorts {
  /** One try. `received`: nothing is left to do. @throws Refused */
  attempt: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<'sent' | 'received'>;
  /** Runs after so many milliseconds. @returns cancels */
  later: (milliseconds: number, run: () => void) => () => void;
  /** Milliseconds on a clock that only runs forward. */
  monotonic: () => number;
  /** From 0 to 1. */
  random: () => number;
  /** Hears of what nobody expected. */
  onBug: (error: unknown) => void;
}

export type CourierAt = 'off' | 'trying' | 'waiting' | 'paused' | 'stopped' | 'done';

const firstWait = 5000;
const longestWait = 15 * 60_000;

/** Between two looks for a receipt: somebody at headquarters has to merge first. */
const receiptWait = 5 * 60_000;

/** Failures that pass by themselves, or when a meeting closes; at others somebody has to do something. */
const passing: readonly Code[] = [
  'target_unreachable',
  'target_portal',
  'target_full',
  'read_back_differs',
  'meeting_open',
  'too_few_new',
  'disk_full',
  'cancelled',
];

export class Courier {
  readonly #ports: CourierPorts;
  #at: CourierAt = 'off';
  #failure: Failure | undefined;
  #progress: Progress | undefined;
  #failures = 0;
  #dueAt = 0;
  #cancelTimer = (): void => {};
  #stopTry: AbortController | undefined;
  /** A try that was stopped may still be ending; the next one begins after it. */
  #ending: Promise<void> = Promise.resolve();

  constructor(ports: CourierPorts) {
    this.#ports = ports;
  }

  /** Where it stands; `seconds` until the next try. */
  state(): { at: CourierAt; failure: Failure | undefined; seconds: number; progress: Progress | undefined } {
    const left = this.#at === 'waiting' ? this.#dueAt - this.#ports.monotonic() : 0;
    return {
      at: this.#at,
      failure: this.#failure,
      seconds: Math.max(0, Math.ceil(left / 1000)),
      progress: this.#at === 'trying' ? this.#progress : undefined,
    };
  }

  /** Tries now, and from now on by itself. */
  now(): void {
    if (this.#at === 'trying') return;
    this.#cancelTimer();
    this.#at = 'trying';
    this.#progress = undefined;
    const stop = new AbortController();
    this.#stopTry = stop;
    this.#ending = this.#ending.then(() => this.#try(stop));
  }

  /** There is something new to send: tries, unless somebody paused it or has to do something first. */
  nudge(): void {
    if (this.#at === 'waiting' || this.#at === 'done') this.now();
  }

  pause(): void {
    this.#halt('paused');
  }

  /** Ends for good. @returns when nothing runs any more */
  async stop(): Promise<void> {
    this.#halt('off');
    await this.#ending;
  }

  #halt(at: CourierAt): void {
    this.#cancelTimer();
    this.#at = at;
    this.#stopTry?.abort();
  }

  async #try(stop: AbortController): Promise<void> {
    if (stop.signal.aborted) return;
    try {
      const state = await this.#ports.attempt(stop.signal, (progress) => {
        this.#progress = progress;
      });
      if (stop.signal.aborted) return;
      this.#failures = 0;
      this.#failure = undefined;
      if (state === 'received') this.#at = 'done';
      else this.#wait(receiptWait);
    } catch (error) {
      if (!stop.signal.aborted) this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    if (!(error instanceof Refused)) this.#ports.onBug(error);
    this.#failure = error instanceof Refused ? error.failure : { code: 'internal' };
    if (!passing.includes(this.#failure.code)) this.#at = 'stopped';
    else this.#wait(Math.min(longestWait, firstWait * 2 ** this.#failures++));
  }

  #wait(milliseconds: number): void {
    const wait = milliseconds * (0.5 + this.#ports.random());
    this.#at = 'waiting';
    this.#dueAt = this.#ports.monotonic() + wait;
    this.#cancelTimer = this.#ports.later(wait, () => this.now());
  }
}
