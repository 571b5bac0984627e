/** The organisers' choice of language. */
import { type ReactNode, useId } from 'react';

import { languageName } from '../i18n/language-name.ts';
import { useWords } from '../i18n/words.tsx';

export function LanguageSwitch(): ReactNode {
  const { t, interfaceLanguage, setLanguage, catalogs } = useWords();
  const id = useId();
  return (
    <div className="language-switch">
      <label htmlFor={id} className="visually-hidden">
        {t('common.language')}
      </label>
      <select
        id={id}
        name="language"
        autoComplete="off"
        value={interfaceLanguage}
        onChange={(event) => setLanguage(event.target.value)}
      >
        {catalogs.languages.map((each) => (
          <option key={each} value={each} lang={each}>
            {languageName(each, catalogs)}
          </option>
        ))}
      </select>
    </div>
  );
}
