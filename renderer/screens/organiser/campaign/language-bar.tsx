/** Which language is written, and which one stands beside it. */
import type { ReactNode } from 'react';

import { languagesOf } from '../../../campaign/items.ts';
import { gapsIn } from '../../../campaign/problem-fields.ts';
import { Select } from '../../../components/select.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useEditor } from './editor-context.tsx';
import { useLanguageNames } from './language-names.ts';

export interface LanguageBarProps {
  onWrite: (language: string) => void;
  onCompare: (language: string) => void;
}

export function LanguageBar({ onWrite, onCompare }: LanguageBarProps): ReactNode {
  const { t } = useWords();
  const { draft, problems, writing, reference } = useEditor();
  const nameOf = useLanguageNames();
  const languages = languagesOf(draft);
  if (languages.length < 2) return null;
  const counted = languages.map((language) => {
    const count = gapsIn(problems, language);
    const missing = count === 0 ? '' : ` – ${t('editor.missingCount', { count })}`;
    return [language, nameOf(language) + missing] as const;
  });
  return (
    <div className="language-bar">
      <Select
        name="reference"
        label={t('editor.compareWith')}
        value={reference ?? ''}
        options={[
          ['', t('editor.compareNothing')],
          ...languages.map((language) => [language, nameOf(language)] as const),
        ]}
        onChange={onCompare}
      />
      <Select
        name="writing"
        label={t('editor.writeIn')}
        value={writing}
        options={counted}
        onChange={onWrite}
      />
    </div>
  );
}
