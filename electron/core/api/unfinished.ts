/**
 * What a lock interrupted, for the next unlock to go on with. In memory of this run only: after a start of the program nobody
 * waits for it any more, and a file would tell what was being made.
 */
import type { Unfinished } from '../../contract/letters.ts';

export class UnfinishedWork {
  #work: Unfinished | undefined;

  /** Undefined when nothing is. */
  get work(): Unfinished | undefined {
    return this.#work;
  }

  interrupted(work: Unfinished): void {
    this.#work = work;
  }

  /** Somebody makes this call, with this input or another: what was left of it is no longer waited for. */
  begin(call: string): void {
    if (this.#work?.call === call) this.forget();
  }

  forget(): void {
    this.#work = undefined;
  }
}
