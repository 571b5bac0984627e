/** Seals a signing in the page and hands it to the host. Fails closed: what cannot be sealed is not sent. */
import { useCallback, useEffect, useRef, useState } from 'react';

import type { Campaign } from '../../electron/contract/campaign.ts';
import type { Client } from '../../electron/contract/client.ts';
import { type Failure, ok, refuse, type Result } from '../../electron/contract/result.ts';
import type { Meeting } from '../../electron/contract/shapes.ts';
import type { Entry, Origin, Signing } from '../../electron/contract/signing.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import { withdrawalCode } from '../../electron/seal/codes.ts';
import { sealEntry } from '../../electron/seal/entry.ts';
import { hashOf } from '../../electron/seal/hash.ts';
import { entryOf } from '../../electron/wording/entry.ts';

/** What a signing is sealed for and through whom it goes. */
export interface SubmissionPorts {
  call: Client;
  campaign: Campaign;
  meeting: Meeting;
  test: boolean;
}

export interface Submission {
  sending: boolean;
  failure: Failure | undefined;
  /** The withdrawal code of what was stored; undefined until then. */
  code: string | undefined;
  /** Sends. Resolves to whether the host has it safely on disk; false at once while it is being sent already. */
  send: (signing: Signing, how: How) => Promise<boolean>;
}

type Sealed = Awaited<ReturnType<typeof sealEntry>>;

/** How somebody signed. On a laptop in test mode it is a test, whichever way. */
export type How = Exclude<Origin, 'test'>;

/** The last sealed row and the hash of what is in it. */
interface Kept {
  of: string;
  row: Sealed;
}

export function useSubmission({ call, campaign, meeting, test }: SubmissionPorts): Submission {
  const [state, setState] = useState<Omit<Submission, 'send'>>({
    sending: false,
    failure: undefined,
    code: undefined,
  });
  const kept = useRef<Kept>(undefined);
  const stop = useRef<AbortController>(undefined);
  const underWay = useRef(false);

  // A person who is gone takes an unanswered call with them.
  useEffect(() => () => stop.current?.abort(), []);

  const send = useCallback(
    async (signing: Signing, how: How) => {
      // A second tap may come before the button shows that the first one counted.
      if (underWay.current) return false;
      underWay.current = true;
      setState({ sending: true, failure: undefined, code: undefined });
      stop.current = new AbortController();
      const { signal } = stop.current;
      const occasion = { campaign, meeting, origin: test ? 'test' : how, hashOf } as const;
      const entry = entryOf(signing, occasion);
      const sealed = entry.ok ? await sealOnce(kept, entry.value, campaign.keys.entry) : entry;
      const name = how === 'paper' ? 'submitPaper' : 'submit';
      const stored = sealed.ok ? await call(name, formOf(sealed.value), { signal }) : sealed;
      // the next row of a sheet may say the same, and is another person
      if (stored.ok) kept.current = undefined;
      underWay.current = false;
      setState({
        sending: false,
        failure: stored.ok ? undefined : stored.error,
        code: stored.ok && sealed.ok ? withdrawalCode(sealed.value.code) : undefined,
      });
      return stored.ok;
    },
    [call, campaign, meeting, test],
  );
  return { ...state, send };
}

/** The same bytes again for the same entry, so that a lost answer can be asked for twice and stored once. */
async function sealOnce(
  kept: { current: Kept | undefined },
  entry: Entry,
  recipient: string,
): Promise<Result<Sealed>> {
  const of = hashOf(entry);
  if (kept.current?.of === of) return ok(kept.current.row);
  try {
    const row = await sealEntry(entry, recipient);
    kept.current = { of, row };
    return ok(row);
  } catch {
    return refuse('sealing_failed');
  }
}

const formOf = ({ id, withdrawal, sealed }: Sealed): { id: string; withdrawal: string; sealed: string } => ({
  id: toBase64(id),
  withdrawal: toBase64(withdrawal),
  sealed: toBase64(sealed),
});
