/** The desk itself: when it locks, its language, its keys, its passphrase. */
import type { ReactNode } from 'react';

import { settingsLimits } from '../../../../electron/contract/limits.ts';
import { Button } from '../../../components/button.tsx';
import { Choice } from '../../../components/choice.tsx';
import { LanguageSwitch } from '../../../components/language-switch.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { SectionProps } from './desk-settings.tsx';

export function DeskSection({ values, change, onKeys }: SectionProps & { onKeys: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <NumberField
        name="deskIdleSeconds"
        label={t('settings.deskIdle')}
        hint={t('settings.deskIdleHint')}
        value={values.deskIdleSeconds}
        {...settingsLimits.deskIdleSeconds}
        step={30}
        onChange={(seconds) => seconds !== null && void change({ deskIdleSeconds: seconds })}
      />
      <div className="field">
        <span className="label">{t('settings.deskLanguage')}</span>
        <LanguageSwitch />
      </div>
      <div className="choices choices-wide">
        <Choice
          type="checkbox"
          name="shortcuts"
          label={t('settings.shortcuts')}
          checked={values.shortcuts}
          onChange={(shortcuts) => void change({ shortcuts })}
        >
          {t('settings.shortcutsHint')}
        </Choice>
      </div>
      <Button onClick={onKeys}>{t('keys.change')}</Button>
    </>
  );
}
