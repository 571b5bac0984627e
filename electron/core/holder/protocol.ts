import type { CampaignDraft, CampaignKeys } from '../../contract/campaign.ts';
/**
 * The opened identity lives in a process of its own. Ending that process is the only way to be rid of keys that JavaScript
 * has touched; wiping memory does not work. What travels to and from it is this.
 */
import type { Code } from '../../contract/result.ts';
import type { Authored } from '../campaign/author.ts';
import type { KeyPaperWords } from '../letters/key-paper.ts';

/** Which of the campaign's two identities a sealed file is for. */
export type Sealing = 'entry' | 'transport';

/** Public halves of the keys that were opened, to be compared with the campaign's pins. */
export interface OpenedKeys {
  campaign: string;
  sign: Uint8Array;
  entry: string;
  transport: string;
}

/** The public keys that a campaign was pinned with; a seed that gives others is refused. */
export type PinnedKeys = Pick<OpenedKeys, 'campaign' | 'entry' | 'transport'>;

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
  /** Makes a campaign's keys of a fresh seed and signs a checked draft as version 1, dated `day`. */
  author: { input: { draft: CampaignDraft; day: string }; output: Authored };
  /** Signs a checked draft as a later version under `keys`. Refused: `keys_of_another_campaign` when they are not the opened ones. */
  signVersion: { input: { draft: CampaignDraft; version: number; keys: CampaignKeys }; output: string };
  /**
   * Draws the recovery sheet of a key file and writes it to `file`: the seed goes from here onto paper and into no other
   * process. Refused: as `unlock`, `keys_of_another_campaign`, and what writing meets.
   */
  recoverySheet: {
    input: {
      keyFile: Uint8Array;
      passphrase: string;
      of: PinnedKeys;
      words: KeyPaperWords;
      /** Font files by their names under `assets/`. */
      fonts: Record<string, Uint8Array>;
      file: string;
    };
    output: { file: string };
  };
  /** Compares the last characters of a sheet's text. Refused: as `unlock`, `keys_of_another_campaign`, `recovery_mistyped`. */
  checkRecoverySheet: {
    input: { keyFile: Uint8Array; passphrase: string; of: PinnedKeys; ending: string };
    output: Record<string, never>;
  };
  /** Seals the seed of a recovery sheet anew. Refused: `recovery_mistyped`, `keys_of_another_campaign`. */
  recover: {
    input: { text: string; of: PinnedKeys; passphrase: string };
    output: { keyFile: Uint8Array };
  };
  /** Seals a key file's seed under another passphrase. Refused: as `unlock`, `keys_of_another_campaign`. */
  changePassphrase: {
    input: { keyFile: Uint8Array; passphrase: string; of: PinnedKeys; newPassphrase: string };
    output: { keyFile: Uint8Array };
  };
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
  | { number: number; ok: false; code: Code; detail?: string | undefined };
