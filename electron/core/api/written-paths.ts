/** Where the organisers wrote something since the desk was opened: what they may also have shown, wherever it lies. */
import path from 'node:path';

export class WrittenPaths {
  readonly #session: { readonly locks: number };
  readonly #paths = new Set<string>();
  #since = 0;

  /** Locking forgets the paths. */
  constructor(session: { readonly locks: number }) {
    this.#session = session;
  }

  /** Remembers a file or folder. @returns it */
  add(file: string): string {
    this.#forgetEarlier();
    this.#paths.add(path.resolve(file));
    return file;
  }

  all(): readonly string[] {
    this.#forgetEarlier();
    return [...this.#paths];
  }

  #forgetEarlier(): void {
    if (this.#since !== this.#session.locks) this.#paths.clear();
    this.#since = this.#session.locks;
  }
}
