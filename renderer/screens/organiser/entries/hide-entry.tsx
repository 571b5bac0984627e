/** Leaves an entry out of what is printed, for one of a few reasons; or takes it in again. */
import { type ReactNode, useState } from 'react';

import type { HideReason } from '../../../../electron/contract/shapes.ts';
import { Button } from '../../../components/button.tsx';
import { Select } from '../../../components/select.tsx';
import type { Hiding } from '../../../hooks/use-hiding.ts';
import { useWords } from '../../../i18n/words.tsx';

/** Said once for each, so that none is forgotten here. */
const everyReason: Readonly<Record<HideReason, true>> = {
  duplicate: true,
  'no-person': true,
  insulting: true,
  asked: true,
  other: true,
};
const reasons = Object.keys(everyReason) as HideReason[];

export interface HideEntryProps {
  id: string;
  hiding: Hiding;
  /** Why it is hidden; undefined while it is not. */
  hidden: HideReason | undefined;
  /** Says whose buttons these are, where several stand side by side. */
  describedBy?: string;
}

export function HideEntry({ id, hiding, hidden, describedBy }: HideEntryProps): ReactNode {
  const { t } = useWords();
  const [chosen, setChosen] = useState<HideReason>('duplicate');
  if (hidden !== undefined) {
    return (
      <div className="row" data-part="hidden">
        <span>{t('hiding.is', { reason: t(`hiding.${hidden}`) })}</span>
        <Button disabled={hiding.running} aria-describedby={describedBy} onClick={() => void hiding.show(id)}>
          {t('hiding.show')}
        </Button>
      </div>
    );
  }
  return (
    <div className="row hide-entry">
      <Select
        name="reason"
        label={t('hiding.reason')}
        value={chosen}
        options={reasons.map((each) => [each, t(`hiding.${each}`)])}
        onChange={(value) => setChosen(reasons.find((each) => each === value) ?? chosen)}
        describedBy={describedBy}
      />
      <Button
        disabled={hiding.running}
        aria-describedby={describedBy}
        onClick={() => void hiding.hide(id, chosen)}
      >
        {t('hiding.hide')}
      </Button>
    </div>
  );
}
