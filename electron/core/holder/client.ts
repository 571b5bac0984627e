/** Talks to the holder's process. When that process is gone, every open question is answered `locked`. */
import { Refused } from '../../contract/result.ts';
import type { HolderProcess } from '../ports.ts';
import type { HolderAnswer, HolderCallName, HolderCalls } from './protocol.ts';

/** How many sealed files travel in one message: enough to amortise it, few enough for progress and a prompt cancel. */
const batch = 32;

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
    if (!answer.ok) throw new Refused(answer.code);
    return answer.output as HolderCalls[N]['output'];
  }

  /** Opens many sealed files in order, a batch at a time. */
  async *openAll(
    sealing: 'entry' | 'transport',
    sealed: Iterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array | null> {
    let waiting: Uint8Array[] = [];
    for (const file of sealed) {
      waiting.push(file);
      if (waiting.length < batch) continue;
      yield* await this.call('open', { sealing, sealed: waiting });
      waiting = [];
    }
    if (waiting.length > 0) yield* await this.call('open', { sealing, sealed: waiting });
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
