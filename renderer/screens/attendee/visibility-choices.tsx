/** How much of their name a person gives to the addressees. */
import { type ReactNode, useId } from 'react';

import type { Campaign } from '../../../electron/contract/campaign.ts';
import type { Visibility } from '../../../electron/contract/shapes.ts';
import { Choice } from '../../components/choice.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { Problem } from '../../signing/draft-problems.ts';

export interface VisibilityChoicesProps {
  campaign: Campaign;
  value: Visibility | undefined;
  onChange: (visibility: Visibility) => void;
  problem: Problem | undefined;
}

export function VisibilityChoices({ campaign, value, onChange, problem }: VisibilityChoicesProps): ReactNode {
  const { t } = useWords();
  const id = useId();
  return (
    <section>
      <h2 id={`${id}-title`}>{t('visibility.title')}</h2>
      <div
        className="choices"
        role="radiogroup"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-problem`}
      >
        {campaign.visibility.map((each) => (
          <Choice
            key={each}
            type="radio"
            name="visibility"
            value={each}
            checked={value === each}
            invalid={problem !== undefined}
            label={t(`visibility.${each}`)}
            onChange={() => onChange(each)}
          >
            {t(`visibility.${each}Hint`, { organisation: campaign.organisation })}
          </Choice>
        ))}
      </div>
      <ProblemLine id={`${id}-problem`} problem={problem} missingKey="problem.chooseOne" />
    </section>
  );
}
