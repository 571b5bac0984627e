/** Talks to the holder's process. When that process is gone, every open question is answered `locked`. */
import { Refused } from '../../contract/result.ts';
import type { HolderProcess } from '../ports.ts';
import type { HolderAnswer, HolderCallName, HolderCalls } from './protocol.ts';

/** Batches that are under way at the same time. */
const ahead = 3;

export class HolderClient {
  readonly #process: HolderProcess;
  readonly #waiting = new Map<number, (answer: HolderAnswer) => void>();
  #number = 0;
  #gone = false;

  constructor(process: HolderProcess) {
    this.#process = process;
    process.onMessage((message) => {
      const answer = message as HolderAnswer;
      this.#waiting.get(answer.number)?.(answer);
      this.#waiting.delete(answer.number);
    });
    process.onExit(() => this.#end());
  }

  /** @throws Refused with the code the holder answered, or `locked` when it has ended */
  async call<N extends HolderCallName>(
    name: N,
    input: HolderCalls[N]['input'],
  ): Promise<HolderCalls[N]['output']> {
    if (this.#gone) throw new Refused('locked');
    const number = ++this.#number;
    const answer = await new Promise<HolderAnswer>((resolve) => {
      this.#waiting.set(number, resolve);
      this.#process.send({ number, name, input });
    });
    if (!answer.ok) throw new Refused(answer.code, answer.detail);
    return answer.output as HolderCalls[N]['output'];
  }

  /**
   * Opens many sealed files in order. The next ones are already being opened, in the holder's process, while the caller works
   * on the last ones: that is how a batch of letters keeps two cores busy.
   */
  async *openAll<T extends { sealed: Uint8Array }>(
    sealing: 'entry' | 'transport',
    batches: Iterable<readonly T[]>,
  ): AsyncGenerator<readonly [file: T, plaintext: Uint8Array | null]> {
    const asked: (readonly [readonly T[], Promise<(Uint8Array | null)[]>])[] = [];
    for (const files of batches) {
      const answer = this.call('open', { sealing, sealed: files.map(({ sealed }) => sealed) });
      // who stops reading leaves answers behind that may be refusals
      answer.catch(() => {});
      asked.push([files, answer]);
      if (asked.length >= ahead) yield* pairs(...asked.shift()!);
    }
    for (const one of asked) yield* pairs(...one);
  }

  /** Ends the process, and with it every copy of the identity. */
  end(): void {
    this.#process.end();
    this.#end();
  }

  #end(): void {
    this.#gone = true;
    for (const [number, resolve] of this.#waiting) resolve({ number, ok: false, code: 'locked' });
    this.#waiting.clear();
  }
}

async function* pairs<T>(
  files: readonly T[],
  answer: Promise<(Uint8Array | null)[]>,
): AsyncGenerator<readonly [file: T, plaintext: Uint8Array | null]> {
  for (const [i, plaintext] of (await answer).entries()) yield [files[i]!, plaintext];
}
