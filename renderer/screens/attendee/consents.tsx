/** What a person agrees to, one purpose at a time; nothing is ticked beforehand. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../electron/contract/campaign.ts';
import { Choice } from '../../components/choice.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { pickShown } from '../../i18n/pick-shown.ts';
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
  const toggle = (id: string, isGiven: boolean): void =>
    onChange(isGiven ? [...given, id] : given.filter((other) => other !== id));
  return (
    <section>
      <h2>{t('review.consents')}</h2>
      <div className="choices choices-wide">
        {campaign.consents.map(({ id, wording, required }) => {
          const { text, language: shown } = pickShown(wording, language, campaign.languages);
          return (
            <Choice
              key={id}
              type="checkbox"
              name="consents"
              value={id}
              checked={given.includes(id)}
              invalid={required && problem !== undefined && !given.includes(id)}
              label={text}
              language={shown}
              onChange={(isGiven) => toggle(id, isGiven)}
            >
              {required ? t('review.consentRequired') : t('review.consentOptional')}
            </Choice>
          );
        })}
      </div>
      <ProblemLine id="consents-problem" problem={problem} missingKey="problem.consent" />
    </section>
  );
}
