/** Whether people see how many have signed, and what is hoped for. */
import type { ReactNode } from 'react';

import { settingsLimits } from '../../../../electron/contract/limits.ts';
import { Choice } from '../../../components/choice.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { SectionProps } from './desk-settings.tsx';

export function NumberSection({ values, change }: SectionProps): ReactNode {
  const { t } = useWords();
  return (
    <>
      <div className="choices choices-wide">
        <Choice
          type="checkbox"
          name="showCount"
          label={t('settings.showCount')}
          checked={values.showCount}
          onChange={(showCount) => void change({ showCount })}
        >
          {t('settings.showCountHint')}
        </Choice>
      </div>
      <NumberField
        name="goal"
        label={t('common.optional', { label: t('settings.goal') })}
        hint={t('settings.goalHint')}
        value={values.goal}
        {...settingsLimits.goal}
        step={50}
        optional
        onChange={(goal) => void change({ goal })}
      />
    </>
  );
}
