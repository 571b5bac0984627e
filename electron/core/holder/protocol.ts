/**
 * The opened identity lives in a process of its own. Ending that process is the only way to be rid of keys that JavaScript
 * has touched; wiping memory does not work. What travels to and from it is this.
 */
import type { Code } from '../../contract/result.ts';

/** Which of the campaign's two identities a sealed file is for. */
export type Sealing = 'entry' | 'transport';

/** Public halves of the keys that were opened, to be compared with the campaign's pins. */
export interface OpenedKeys {
  campaign: string;
  sign: Uint8Array;
  entry: string;
  transport: string;
}

/** What can be asked, with its answer. Everything is done in lists: a message costs more than most of the work. */
export interface HolderCalls {
  /** Opens a key file. Refused: `wrong_passphrase`, `keys_unreadable`. */
  unlock: { input: { keyFile: Uint8Array; passphrase: string }; output: OpenedKeys };
  /** Opens sealed files; null where one cannot be opened. */
  open: { input: { sealing: Sealing; sealed: Uint8Array[] }; output: (Uint8Array | null)[] };
  /** ECDSA P-256 with SHA-256 over each message, DER. */
  certify: { input: { messages: Uint8Array[] }; output: Uint8Array[] };
  /** The ten characters in the file name of each entry's letter to an addressee. */
  letterCodes: { input: { letters: { id: Uint8Array; addressee: string }[] }; output: string[] };
  /** Signs a text as a note by the campaign's key. */
  signNote: { input: { text: string; name: string }; output: string };
}

export type HolderCallName = keyof HolderCalls;

export interface HolderRequest {
  number: number;
  name: HolderCallName;
  input: unknown;
}

export type HolderAnswer =
  | { number: number; ok: true; output: unknown }
  | { number: number; ok: false; code: Code };
