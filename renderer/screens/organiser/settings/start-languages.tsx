/** Which of the campaign's languages have a button on the start screen, and in which order. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import { Button } from '../../../components/button.tsx';
import { Choice } from '../../../components/choice.tsx';
import { toggled } from '../../../components/toggled.ts';
import { languageName } from '../../../i18n/language-name.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { SectionProps } from './desk-settings.tsx';

export function StartLanguages(props: SectionProps & { campaign: Campaign }): ReactNode {
  const { values, change, campaign } = props;
  const { t, catalogs } = useWords();
  const isChosen = values.startLanguages.length > 0;
  const chosen = isChosen
    ? values.startLanguages.filter((language) => campaign.languages.includes(language))
    : campaign.languages;
  const all = [...chosen, ...campaign.languages.filter((language) => !chosen.includes(language))];
  const set = (languages: readonly string[]): void => void change({ startLanguages: [...languages] });
  const moveUp = (language: string): void => {
    const at = chosen.indexOf(language);
    set(chosen.toSpliced(at, 1).toSpliced(at - 1, 0, language));
  };
  return (
    <>
      <p className="hint">{t('settings.languagesHint')}</p>
      <ul className="start-languages">
        {all.map((language) => {
          const at = chosen.indexOf(language);
          const name = languageName(language, catalogs);
          return (
            <li key={language} className="row">
              <Choice
                type="checkbox"
                name="startLanguages"
                value={language}
                label={name}
                language={language}
                checked={at >= 0}
                disabled={at >= 0 && chosen.length === 1}
                small
                onChange={(isIn) => set(toggled(chosen, language, isIn))}
              />
              <span className="gap" />
              <Button
                aria-label={t('settings.moveUp', { label: name })}
                disabled={at < 1}
                data-up={language}
                onClick={() => moveUp(language)}
              >
                <span aria-hidden="true">↑</span>
              </Button>
            </li>
          );
        })}
      </ul>
      {isChosen && <Button onClick={() => set([])}>{t('settings.allLanguages')}</Button>}
    </>
  );
}
