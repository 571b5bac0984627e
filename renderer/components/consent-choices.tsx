/** A box for each consent that a campaign asks for; one that is needed and missing is marked. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../electron/contract/campaign.ts';
import { pickShown } from '../i18n/pick-shown.ts';
import { useWords } from '../i18n/words.tsx';
import type { Problem } from '../signing/draft-problems.ts';
import { Choice } from './choice.tsx';
import { toggled } from './toggled.ts';

export interface ConsentChoicesProps {
  campaign: Campaign;
  /** The language that they are read in. */
  language: string;
  given: readonly string[];
  onChange: (given: readonly string[]) => void;
  problem: Problem | undefined;
  /** What is shown of a wording. */
  labelOf?: (id: string, text: string) => string;
  small?: boolean;
}

export function ConsentChoices(props: ConsentChoicesProps): ReactNode {
  const { campaign, language, given, onChange, problem, labelOf, small = false } = props;
  const { t } = useWords();
  return campaign.consents.map(({ id, wording, required }) => {
    const { text, language: shown } = pickShown(wording, language, campaign.languages);
    const isGiven = given.includes(id);
    return (
      <Choice
        key={id}
        type="checkbox"
        name="consents"
        value={id}
        small={small}
        checked={isGiven}
        invalid={required && problem !== undefined && !isGiven}
        label={labelOf?.(id, text) ?? text}
        language={shown}
        onChange={(isIn) => onChange(toggled(given, id, isIn))}
      >
        {required ? t('review.consentRequired') : t('review.consentOptional')}
      </Choice>
    );
  });
}
