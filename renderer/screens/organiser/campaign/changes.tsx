/** What differs between two versions, for people to read. */
import type { ReactNode } from 'react';

import type { CampaignDraft } from '../../../../electron/contract/campaign.ts';
import type { Change } from '../../../../electron/contract/editor.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useFieldWords } from './field-words.ts';

export interface ChangesProps {
  changes: readonly Change[];
  /** Names what the paths lead to. */
  draft: CampaignDraft;
}

export function Changes({ changes, draft }: ChangesProps): ReactNode {
  const { t } = useWords();
  const words = useFieldWords(draft);
  if (changes.length === 0) return <p data-part="no-changes">{t('editor.noChanges')}</p>;
  return (
    <ol className="changes" data-part="changes">
      {changes.map(({ kind, path, before, after }) => (
        <li key={`${kind} ${path.join('.')}`} data-change={kind}>
          <strong>{words(path)}</strong> <span className="hint">{t(`editor.change_${kind}`)}</span>
          {before !== undefined && (
            <div className="change">
              <span className="hint">{t('editor.before')}</span>
              <del dir="auto">{before}</del>
            </div>
          )}
          {after !== undefined && (
            <div className="change">
              <span className="hint">{t('editor.after')}</span>
              <ins dir="auto">{after}</ins>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
