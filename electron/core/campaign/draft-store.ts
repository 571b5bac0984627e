/** The draft in work, so that an idle lock or a crash loses no word. Public data, as the campaign will be. */
import path from 'node:path';

import type { CampaignDraft } from '../../contract/campaign.ts';
import { orThrow, Refused } from '../../contract/result.ts';
import { readFileIfAny, removeFile, renameDurably, writeFileAtomically } from '../basics/files.ts';
import { structuredDraft } from './problems.ts';

/** A draft larger than this is not kept: signed, its note would be too large to be loaded. */
const draftLimitBytes = 3 * 1024 * 1024;

export interface KeptDraft {
  draft: CampaignDraft | null;
  /** There is a file, and it cannot be read as a draft. */
  damaged: boolean;
}

export class DraftStore {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = path.join(dataFolder, 'campaigns');
  }

  /** @throws Refused `storage_failed` */
  read(): KeptDraft {
    const bytes = readFileIfAny(this.#file());
    if (!bytes) return { draft: null, damaged: false };
    const draft = bytes.length <= draftLimitBytes ? parse(bytes.toString('utf8')) : null;
    return { draft, damaged: draft === null };
  }

  /** Puts a draft into the place of the last one. @throws Refused `campaign_bad_shape`, `campaign_unknown_field`, `campaign_too_large` */
  save(draft: unknown): void {
    const text = `${JSON.stringify(orThrow(structuredDraft(draft)), null, 2)}\n`;
    if (Buffer.byteLength(text) > draftLimitBytes) throw new Refused('campaign_too_large');
    // somebody may still find their words in what the program cannot read
    if (this.read().damaged) renameDurably(this.#file(), path.join(this.#folder, 'draft-damaged.json'));
    writeFileAtomically(this.#file(), text);
  }

  discard(): void {
    removeFile(this.#file());
  }

  /** Files of drafts of this campaign. */
  filesOf(id: string): string[] {
    return this.read().draft?.id === id ? [this.#file()] : [];
  }

  #file(): string {
    return path.join(this.#folder, 'draft.json');
  }
}

function parse(text: string): CampaignDraft | null {
  try {
    const draft = structuredDraft(JSON.parse(text));
    return draft.ok ? draft.value : null;
  } catch {
    return null;
  }
}
