/** What is timed, inside Chromium: the product's own sealing and calls, without its screens. */
import type { Campaign } from '../../../electron/contract/campaign.ts';
import { createClient } from '../../../electron/contract/client.ts';
import { orThrow } from '../../../electron/contract/result.ts';
import type { Meeting } from '../../../electron/contract/shapes.ts';
import type { Signing } from '../../../electron/contract/signing.ts';
import { toBase64 } from '../../../electron/seal/bytes.ts';
import { sealEntry } from '../../../electron/seal/entry.ts';
import { hashOf } from '../../../electron/seal/hash.ts';
import { entryOf } from '../../../electron/wording/entry.ts';
import { httpTransport } from '../../../renderer/host/http.ts';

/** What a page is given to submit. */
export interface Batch {
  campaign: Campaign;
  meeting: Meeting;
  signings: readonly Signing[];
}

/** One submit. Times in milliseconds. */
export interface Timed {
  /** From what a person typed to sealed bytes. */
  sealing: number;
  /** From there to the host's answer. */
  answering: number;
  /** Of the sealed entry. */
  bytes: number;
}

/** `sealing`: whether sealing is part of what is timed, or was done before. */
export type Submit = (batch: Batch, sealing: 'timed' | 'before') => Promise<Timed[]>;

/** Between two people. */
const restMilliseconds = 30;

declare global {
  interface Window {
    submit: Submit;
  }
}

const call = createClient(httpTransport());

type Sealed = Record<'id' | 'withdrawal' | 'sealed', string>;

/** As `renderer/hooks/use-submission.ts` does it. */
async function sealed(signing: Signing, { campaign, meeting }: Batch): Promise<Sealed> {
  const entry = orThrow(entryOf(signing, { campaign, meeting, origin: 'test', hashOf }));
  const row = await sealEntry(entry, campaign.keys.entry);
  return { id: toBase64(row.id), withdrawal: toBase64(row.withdrawal), sealed: toBase64(row.sealed) };
}

window.submit = async (batch, sealing) => {
  const timed: Timed[] = [];
  for (const signing of batch.signings) {
    const before = sealing === 'before' ? await sealed(signing, batch) : undefined;
    // Answered only once the host has rewritten its file after the last submit, for which nobody waits. The next person comes
    // when the disk is long at rest again.
    orThrow(await call('status', {}));
    await new Promise((resolve) => setTimeout(resolve, restMilliseconds));
    const start = performance.now();
    const row = before ?? (await sealed(signing, batch));
    const isSealed = performance.now();
    orThrow(await call('submit', row));
    const isStored = performance.now();
    timed.push({
      sealing: isSealed - start,
      answering: isStored - isSealed,
      bytes: (row.sealed.length / 4) * 3,
    });
  }
  return timed;
};
