/** How long somebody may stand still, and whether the on-screen keyboard comes. */
import type { ReactNode } from 'react';

import { settingsLimits } from '../../../../electron/contract/limits.ts';
import { Choice } from '../../../components/choice.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { SectionProps } from './desk-settings.tsx';

const wishes = { auto: 'keyboardAuto', always: 'keyboardAlways', never: 'keyboardNever' } as const;

export function PeopleSection({ values, change }: SectionProps): ReactNode {
  const { t } = useWords();
  return (
    <>
      <NumberField
        name="attendeeIdleSeconds"
        label={t('settings.idle')}
        hint={t('settings.idleHint')}
        value={values.attendeeIdleSeconds}
        {...settingsLimits.attendeeIdleSeconds}
        step={15}
        onChange={(seconds) => seconds !== null && void change({ attendeeIdleSeconds: seconds })}
      />
      <fieldset className="choices choices-wide">
        <legend>{t('keyboard.label')}</legend>
        {(['auto', 'always', 'never'] as const).map((wish) => (
          <Choice
            key={wish}
            type="radio"
            name="keyboard"
            value={wish}
            label={t(`settings.${wishes[wish]}`)}
            checked={values.keyboard === wish}
            small
            onChange={() => void change({ keyboard: wish })}
          />
        ))}
      </fieldset>
    </>
  );
}
