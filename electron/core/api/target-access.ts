/**
 * How targets are reached in this run of the program: their passwords, in memory only, and one sending at a time.
 */
import { openTarget, targetName } from '../sync/layout.ts';
import type { Credentials } from '../sync/targets/http.ts';
import type { Target } from '../sync/targets/target.ts';

export class TargetAccess {
  readonly #credentials = new Map<string, Credentials>();
  #last: Promise<unknown> = Promise.resolve();

  /** Opens a target with these credentials, or with those that opened it before. @throws Refused as `openTarget` */
  open(name: string, credentials: Credentials | undefined, signal: AbortSignal): Promise<Target> {
    return openTarget(name, { credentials: credentials ?? this.#credentials.get(targetName(name)), signal });
  }

  /** Keeps credentials that were good, until the program ends or `forget`. */
  remember(name: string, credentials: Credentials | undefined): void {
    if (credentials) this.#credentials.set(targetName(name), credentials);
  }

  forget(name: string): void {
    this.#credentials.delete(targetName(name));
  }

  /** Runs `work` when what was asked for earlier has ended. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
