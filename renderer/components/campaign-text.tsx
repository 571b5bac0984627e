/** Paragraphs of a campaign in the chosen language; where the campaign lacks it, another one, and the page says so. */
import type { ReactNode } from 'react';

import type { Shown } from '../i18n/pick-shown.ts';
import { languageName } from '../i18n/language-name.ts';
import { useWords } from '../i18n/words.tsx';

export function Paragraphs({ text, language }: Shown<readonly string[]>): ReactNode {
  return (
    <div lang={language}>
      {text.map((paragraph) => (
        <p key={paragraph} dir="auto">
          {paragraph}
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
