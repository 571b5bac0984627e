/** What is wrong with a draft, asked for whenever nobody has typed for a moment. */
import { useEffect, useMemo, useState } from 'react';

import type { CampaignDraft } from '../../electron/contract/campaign.ts';
import type { Client } from '../../electron/contract/client.ts';
import { tidied } from '../campaign/paths.ts';
import { type FieldProblem, withFields } from '../campaign/problem-fields.ts';

const quiet = 300;

export interface DraftProblems {
  problems: readonly FieldProblem[];
  /** Whether they are those of the draft as it is now. */
  isCurrent: boolean;
}

export function useDraftProblems(call: Client, draft: CampaignDraft): DraftProblems {
  const [found, setFound] = useState<{ of: CampaignDraft; problems: readonly FieldProblem[] }>();
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void call('checkDraft', { draft: tidied(draft) }).then((result) => {
        if (isWanted && result.ok)
          setFound({ of: draft, problems: withFields(draft, result.value.problems) });
      });
    }, quiet);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [call, draft]);
  return useMemo(() => ({ problems: found?.problems ?? [], isCurrent: found?.of === draft }), [found, draft]);
}
