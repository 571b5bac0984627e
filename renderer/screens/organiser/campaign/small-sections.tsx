/** Fields, consents, who may see a name, and until when. */
import type { ReactNode } from 'react';

import { longDay } from '../../../../electron/wording/countries.ts';
import { withValue } from '../../../campaign/paths.ts';
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useEditor } from './editor-context.tsx';
import { CheckAt, SeveralAt, TextAt, TextByLanguage } from './fields.tsx';
import { ItemList } from './item-list.tsx';
import { TextBox } from './text-box.tsx';

export function FieldsSection(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <p className="hint">{t('editor.fieldsHint')}</p>
      <ItemList list="fields">
        {(at) => (
          <>
            <TextByLanguage path={['fields', at, 'label']} label={t('editor.f_label')} />
            <Longest at={at} />
            <CheckAt path={['fields', at, 'required']} label={t('editor.f_required')} />
            <CheckAt path={['fields', at, 'totals']} label={t('editor.f_totals')} isRemoved />
          </>
        )}
      </ItemList>
    </>
  );
}

function Longest({ at }: { at: number }): ReactNode {
  const { t } = useWords();
  const { draft, edit } = useEditor();
  const path = ['fields', at, 'maxLength'];
  const { maxLength } = draft.fields[at]!;
  return (
    <TextBox
      path={path}
      label={t('editor.f_maxLength')}
      hint={t('editor.maxLengthHint')}
      value={maxLength === 0 ? '' : String(maxLength)}
      onChange={(text) =>
        edit((before) => withValue(before, path, Number(text.replaceAll(/\D/g, '').slice(0, 4))))
      }
    />
  );
}

export function ConsentsSection(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <p className="hint">{t('editor.consentsHint')}</p>
      <ItemList list="consents">
        {(at) => (
          <>
            <TextByLanguage path={['consents', at, 'wording']} label={t('editor.f_wording')} rows={4} />
            <SuggestedWording at={at} />
            <CheckAt path={['consents', at, 'required']} label={t('review.consentRequired')} />
          </>
        )}
      </ItemList>
    </>
  );
}

/** A wording to start from, where none is written yet. */
function SuggestedWording({ at }: { at: number }): ReactNode {
  const { t, wordsOf, catalogs } = useWords();
  const { draft, edit, writing } = useEditor();
  const isSpoken = catalogs.languages.includes(writing);
  if (draft.consents[at]!.wording[writing] !== undefined || !isSpoken) return null;
  const suggest = async (): Promise<void> => {
    if (!(await catalogs.load([writing]))) return;
    const wording = wordsOf(writing)('editor.consentWording', { organisation: draft.organisation });
    edit((before) => withValue(before, ['consents', at, 'wording', writing], wording));
  };
  return (
    <div className="row">
      <Button onClick={() => void suggest()}>{t('editor.suggestWording')}</Button>
    </div>
  );
}

export function VisibilitySection(): ReactNode {
  const { t, interfaceLanguage, catalogs } = useWords();
  const { draft } = useEditor();
  const { retention } = draft;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(retention);
  return (
    <>
      <SeveralAt
        path={['visibility']}
        label={t('visibility.title')}
        options={(['addressee', 'union', 'counted'] as const).map((each) => [each, t(`visibility.${each}`)])}
      />
      <TextAt
        path={['retention']}
        label={t('editor.f_retention')}
        type="date"
        hint={
          <>
            {t('editor.retentionHint')}{' '}
            {isDay && <strong>{longDay(retention, catalogs.letterWords(interfaceLanguage).locale)}</strong>}
          </>
        }
      />
    </>
  );
}
