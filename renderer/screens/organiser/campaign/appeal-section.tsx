/** Whose campaign it is, its languages, and what people read first. */
import type { ReactNode } from 'react';

import { textAt, textsAt } from '../../../campaign/paths.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useEditor } from './editor-context.tsx';
import { Beside, CheckAt, TextAt, TextsAt } from './fields.tsx';
import { Languages } from './languages.tsx';

export function AppealSection(): ReactNode {
  const { t } = useWords();
  const { draft, isLater } = useEditor();
  return (
    <>
      {isLater ? (
        <p>
          <strong dir="auto">{draft.organisation}</strong>{' '}
          <span className="hint">{t('editor.organisationStays')}</span>
        </p>
      ) : (
        <TextAt
          path={['organisation']}
          label={t('editor.f_organisation')}
          hint={t('editor.organisationHint')}
        />
      )}
      <Languages />
      <AppealText name="title" />
      <AppealText name="summary" rows={2} hint={t('editor.summaryHint')} />
      <AppealTexts name="appeal" hint={t('editor.paragraphsHint')} />
      <AppealText name="notice" rows={2} hint={t('editor.noticeHint')} isRemoved />
      <AppealTexts name="sources" hint={t('editor.linesHint')} isLines />
      <CheckAt path={['specimen']} label={t('editor.f_specimen')} hint={t('editor.specimenHint')} isRemoved />
    </>
  );
}

export function DemandsSection(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <AppealTexts name="demands" hint={t('editor.demandsHint')} />
      <AppealTexts name="petition" hint={t('editor.petitionHint')} />
    </>
  );
}

interface AppealTextProps {
  name: 'title' | 'summary' | 'notice';
  rows?: number;
  hint?: string;
  isRemoved?: boolean;
}

function AppealText({ name, ...field }: AppealTextProps): ReactNode {
  const { t } = useWords();
  const { draft, writing, reference } = useEditor();
  if (!draft.languages.includes(writing)) return null;
  return (
    <Beside text={textAt(draft, ['texts', reference ?? '', name])}>
      <TextAt {...field} path={['texts', writing, name]} label={t(`editor.f_${name}`)} language={writing} />
    </Beside>
  );
}

interface AppealTextsProps {
  name: 'appeal' | 'demands' | 'petition' | 'sources';
  hint: string;
  isLines?: boolean;
}

function AppealTexts({ name, hint, isLines = false }: AppealTextsProps): ReactNode {
  const { t } = useWords();
  const { draft, writing, reference } = useEditor();
  if (!draft.languages.includes(writing)) return null;
  return (
    <Beside text={textsAt(draft, ['texts', reference ?? '', name])}>
      <TextsAt
        key={writing}
        path={['texts', writing, name]}
        label={t(`editor.f_${name}`)}
        hint={hint}
        language={writing}
        division={isLines ? 'lines' : 'paragraphs'}
        isRemoved={isLines}
      />
    </Beside>
  );
}
