/** Where bundles go. Every target passes the same suite (test/core/sync/targets.test.ts); none interprets what it carries. */

export interface Target {
  /** Names in a folder of the target; none when the folder does not exist. */
  list(folder: string): Promise<string[]>;
  /** The content of a file, or undefined when there is none. */
  read(file: string): Promise<Uint8Array | undefined>;
  /**
   * Writes a file whole or not at all. The same content again is fine; another content under a name that exists replaces
   * it, because names are hashes of contents and what lies there is damaged.
   */
  write(file: string, bytes: Uint8Array): Promise<void>;
}
