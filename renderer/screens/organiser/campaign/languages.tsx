/** The languages that people may choose on the start screen. */
import { type ReactNode, useState } from 'react';

import { withLanguage, withoutLanguage } from '../../../campaign/items.ts';
import { gapsIn } from '../../../campaign/problem-fields.ts';
import { Button } from '../../../components/button.tsx';
import { Select } from '../../../components/select.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useEditor } from './editor-context.tsx';
import { useLanguageNames } from './language-names.ts';

/** Languages in scripts that letters can be printed in. */
const offered = (
  'ar az be bg bs ca cs cy da de el en eo es et eu fa fi fr ga gl he hr hu hy id is it ka kk ku ky lb lt lv mk mn mt nb nl pl ps pt ro ' +
  'ru sk sl sq sr sv sw tg tk tr tt ug uk ur uz vi'
).split(' ');

export function Languages(): ReactNode {
  const { t, interfaceLanguage } = useWords();
  const { draft, edit, remove, problems } = useEditor();
  const nameOf = useLanguageNames();
  const [added, setAdded] = useState('');
  const order = new Intl.Collator(interfaceLanguage);
  const others = offered
    .filter((language) => !draft.languages.includes(language))
    .map((language) => [language, nameOf(language)] as const)
    .toSorted(([, a], [, b]) => order.compare(a, b));
  return (
    <fieldset className="several" data-field="languages">
      <legend>{t('editor.f_languages')}</legend>
      <ul className="languages-list">
        {draft.languages.map((language) => (
          <li key={language}>
            <span lang={language}>{nameOf(language)}</span>
            {gapsIn(problems, language) > 0 && (
              <span className="hint">{t('editor.missingCount', { count: gapsIn(problems, language) })}</span>
            )}
            <Button
              look="quiet"
              disabled={draft.languages.length === 1}
              aria-label={t('editor.deleteNamed', { name: nameOf(language) })}
              data-remove-language={language}
              onClick={() => remove(withoutLanguage(draft, language), nameOf(language))}
            >
              {t('editor.delete')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="row">
        <Select
          name="addLanguage"
          label={t('editor.otherLanguage')}
          value={added}
          options={[['', t('editor.choose')], ...others]}
          onChange={setAdded}
        />
        <Button
          disabled={added === ''}
          onClick={() => {
            edit((before) => withLanguage(before, added));
            setAdded('');
          }}
        >
          {t('editor.addLanguage')}
        </Button>
      </div>
    </fieldset>
  );
}
