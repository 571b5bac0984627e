/** Paragraphs of a campaign in the chosen language; where the campaign lacks it, another one, and the page says so. */
import type { ReactNode } from 'react';

import { languageName } from '../i18n/language-name.ts';
import type { Shown } from '../i18n/pick-shown.ts';
import { useWords } from '../i18n/words.tsx';
import { keyed } from './keyed.ts';

export function Paragraphs({ text, language }: Shown<readonly string[]>): ReactNode {
  return (
    <div lang={language}>
      {keyed(text).map(({ key, item }) => (
        <p key={key} dir="auto">
          {item}
        </p>
      ))}
    </div>
  );
}

/** Says that a text stands here in another language than the chosen one. */
export function StandInNote({ shown }: { shown: string }): ReactNode {
  const { t, language, catalogs } = useWords();
  if (shown === language) return null;
  return <p className="note">{t('common.onlyIn', { language: languageName(shown, catalogs) })}</p>;
}
