/** What a person agrees to, one purpose at a time; nothing is ticked beforehand. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../electron/contract/campaign.ts';
import { ConsentChoices } from '../../components/consent-choices.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { Problem } from '../../signing/draft-problems.ts';

export interface ConsentsProps {
  campaign: Campaign;
  given: readonly string[];
  onChange: (given: readonly string[]) => void;
  problem: Problem | undefined;
}

export function Consents({ campaign, given, onChange, problem }: ConsentsProps): ReactNode {
  const { t, language } = useWords();
  return (
    <section>
      <h2>{t('review.consents')}</h2>
      <div className="choices choices-wide">
        <ConsentChoices
          campaign={campaign}
          language={language}
          given={given}
          onChange={onChange}
          problem={problem}
        />
      </div>
      <ProblemLine id="consents-problem" problem={problem} missingKey="problem.consent" />
    </section>
  );
}
