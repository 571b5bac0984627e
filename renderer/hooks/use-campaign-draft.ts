/** A campaign while it is written: what it says, what can be undone, and that the data folder has it. */
import { useCallback, useEffect, useRef, useState } from 'react';

import type { CampaignDraft } from '../../electron/contract/campaign.ts';
import type { Client } from '../../electron/contract/client.ts';
import type { Failure } from '../../electron/contract/result.ts';
import { campaignId, withFreshIds } from '../campaign/ids.ts';
import type { Removal } from '../campaign/items.ts';

export interface DraftState {
  draft: CampaignDraft;
  edit: (change: (draft: CampaignDraft) => CampaignDraft) => void;
  /** Takes something out, and offers to put it back. */
  remove: (removal: Removal, name: string) => void;
  /** What was taken out last, until something else is, or it is put back. */
  removed: { name: string; putBack: () => void } | undefined;
  saving: 'saved' | 'waiting' | 'unchanged';
  failure: Failure | undefined;
  /** Saves at once what is not saved yet. @param last what is saved in place of it, as it is to be signed */
  save: (last?: CampaignDraft) => Promise<boolean>;
}

export interface DraftOptions {
  call: Client;
  start: CampaignDraft;
  /** Ids that a signed version has; without one the campaign's own id is still made from its title. */
  signed: readonly string[] | undefined;
}

/** Milliseconds that nobody types before the draft is saved. */
const quiet = 700;

export function useCampaignDraft({ call, start, signed }: DraftOptions): DraftState {
  const [draft, setDraft] = useState(start);
  const [removed, setRemoved] = useState<DraftState['removed']>();
  const { saving, failure, save } = useSaving(call, draft, start);

  const edit = useCallback(
    (change: (draft: CampaignDraft) => CampaignDraft): void =>
      setDraft((before) => {
        const after = withFreshIds(before, change(before), signed ?? []);
        return signed ? after : { ...after, id: campaignId(after, new Date().getFullYear()) };
      }),
    [signed],
  );
  const remove = useCallback(
    ({ draft: after, undo }: Removal, name: string): void => {
      edit(() => after);
      const putBack = (): void => {
        edit(undo);
        setRemoved(undefined);
      };
      setRemoved({ name, putBack });
    },
    [edit],
  );
  return { draft, edit, remove, removed, saving, failure, save };
}

function useSaving(
  call: Client,
  draft: CampaignDraft,
  start: CampaignDraft,
): Pick<DraftState, 'saving' | 'failure' | 'save'> {
  const [saved, setSaved] = useState<CampaignDraft>(start);
  const [failure, setFailure] = useState<Failure>();
  // what the data folder has, or is being given
  const sent = useRef(start);

  const save = useCallback(
    async (last?: CampaignDraft): Promise<boolean> => {
      if (last === undefined && sent.current === draft) return true;
      sent.current = draft;
      const result = await call('saveDraft', { draft: last ?? draft });
      setFailure(result.ok ? undefined : result.error);
      if (result.ok) setSaved(draft);
      // to be tried again with the next word
      else if (sent.current === draft) sent.current = start;
      return result.ok;
    },
    [call, draft, start],
  );
  useEffect(() => {
    const timer = setTimeout(() => void save(), quiet);
    return () => clearTimeout(timer);
  }, [save]);
  // whoever goes to another part of the desk leaves nothing behind that was not saved
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  }, [save]);
  useEffect(() => () => void latest.current(), []);

  if (draft === start) return { saving: 'unchanged', failure, save };
  return { saving: saved === draft ? 'saved' : 'waiting', failure, save };
}
