/**
 * A map that forgets its oldest entry when it is full: caches that last as long as the process must not grow with it. What is
 * asked for once only, like most people's names, is not kept at all: it would push out what comes again, and, being old when
 * it is pushed out, fill memory until the next full collection.
 */
export class BoundedMap<V> {
  readonly #entries = new Map<string, V>();
  readonly #limit: number;
  /** Hashes of keys that were asked for once, the doorkeeper of Einziger, Friedman and Manes, TinyLFU (2017). */
  readonly #seen: Uint32Array;

  constructor(limit: number) {
    this.#limit = limit;
    this.#seen = new Uint32Array(2 ** Math.ceil(Math.log2(limit)));
  }

  /** What is kept for `key`, else what `make` gives, kept from the second time on. */
  getOrMake(key: string, make: () => V): V {
    const kept = this.#entries.get(key);
    if (kept !== undefined) return kept;
    const made = make();
    if (this.#isSecond(key)) this.#keep(key, made);
    return made;
  }

  #keep(key: string, value: V): void {
    if (this.#entries.size >= this.#limit) {
      const [oldest] = this.#entries.keys();
      this.#entries.delete(oldest!);
    }
    this.#entries.set(key, value);
  }

  #isSecond(key: string): boolean {
    const hash = hashOf(key);
    const at = hash & (this.#seen.length - 1);
    const isSecond = this.#seen[at] === hash;
    this.#seen[at] = hash;
    return isSecond;
  }
}

/** FNV-1a over UTF-16 units. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
