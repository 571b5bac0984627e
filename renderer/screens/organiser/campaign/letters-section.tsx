/** Letters: what they are called, to whom they go, and their words in the languages of their addressees. */
import type { ReactNode } from 'react';

import { withLetterText } from '../../../campaign/items.ts';
import { textAt, textsAt } from '../../../campaign/paths.ts';
import type { Division } from '../../../campaign/text-lists.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useEditor } from './editor-context.tsx';
import { Beside, SeveralAt, TextByLanguage, TextsBox } from './fields.tsx';
import { ItemList, useItemNames } from './item-list.tsx';
import { useLanguageNames } from './language-names.ts';
import { TextBox } from './text-box.tsx';

const placeholders = ['from', 'country', 'organisation'];

export function LettersSection(): ReactNode {
  const { t } = useWords();
  return (
    <ItemList list="letters">
      {(at) => (
        <>
          <TextByLanguage path={['letters', at, 'title']} label={t('editor.f_title')} />
          <TextByLanguage
            path={['letters', at, 'intro']}
            label={t('editor.f_intro')}
            hint={t('editor.introHint')}
            rows={2}
          />
          <To at={at} />
          <LetterLine at={at} name="subject" />
          <LetterList at={at} name="paragraphs" division="paragraphs" hint={t('editor.paragraphsHint')} />
          <LetterLine at={at} name="suggestion" rows={3} hint={t('editor.suggestionHint')} />
          <LetterList at={at} name="enclosures" division="lines" hint={t('editor.linesHint')} />
        </>
      )}
    </ItemList>
  );
}

/** One person writes to an addressee once, so an addressee of another letter cannot be chosen. */
function To({ at }: { at: number }): ReactNode {
  const { t } = useWords();
  const { draft } = useEditor();
  const nameOf = useItemNames();
  const languageOf = useLanguageNames();
  const isElsewhere = (id: string): boolean =>
    draft.letters.some(({ addressees }, i) => i !== at && addressees.includes(id));
  const options = draft.addressees.map(
    ({ id, language }, i) =>
      [id, `${nameOf('addressees', i)} (${languageOf(language)})`, isElsewhere(id)] as const,
  );
  return (
    <>
      <SeveralAt path={['letters', at, 'addressees']} label={t('editor.f_addressees')} options={options} />
      {options.length === 0 && <p className="hint">{t('editor.noAddressees')}</p>}
    </>
  );
}

interface LetterLineProps {
  at: number;
  name: 'subject' | 'suggestion';
  rows?: number;
  hint?: string;
}

function LetterLine({ at, name, ...field }: LetterLineProps): ReactNode {
  const { t } = useWords();
  const { draft, edit, writing, reference } = useEditor();
  const path = ['letters', at, 'texts', writing, name];
  return (
    <Beside text={textAt(draft, ['letters', at, 'texts', reference ?? '', name])}>
      <TextBox
        {...field}
        path={path}
        label={t(`editor.f_${name}`)}
        language={writing}
        value={textAt(draft, path)}
        onChange={(text) => edit((before) => withLetterText(before, at, writing, { [name]: text }))}
      />
    </Beside>
  );
}

interface LetterListProps {
  at: number;
  name: 'paragraphs' | 'enclosures';
  division: Division;
  hint: string;
}

function LetterList({ at, name, ...field }: LetterListProps): ReactNode {
  const { t } = useWords();
  const { draft, edit, writing, reference } = useEditor();
  const path = ['letters', at, 'texts', writing, name];
  return (
    <Beside text={textsAt(draft, ['letters', at, 'texts', reference ?? '', name])}>
      <TextsBox
        key={writing}
        {...field}
        path={path}
        label={t(`editor.f_${name}`)}
        language={writing}
        placeholders={name === 'paragraphs' ? placeholders : []}
        value={textsAt(draft, path)}
        onChange={(texts) => edit((before) => withLetterText(before, at, writing, { [name]: texts }))}
      />
    </Beside>
  );
}
