/** The fields of one row of a sheet, in the sheet's order. Enter saves it; place and country stay for the next one. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import { Button } from '../../../components/button.tsx';
import { PersonFields } from '../../../components/person-fields.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { TextField } from '../../../components/text-field.tsx';
import type { PaperRow } from '../../../hooks/use-paper-row.ts';
import { useWords } from '../../../i18n/words.tsx';
import { PaperCrosses } from './paper-crosses.tsx';

export interface PaperRowFieldsProps {
  campaign: Campaign;
  row: PaperRow;
  /** The language that consents are read in. */
  sheetLanguage: string;
}

export function PaperRowFields({ campaign, row, sheetLanguage }: PaperRowFieldsProps): ReactNode {
  const { t } = useWords();
  const { draft, change, problems, saving, failure, saved } = row;
  return (
    <>
      <p aria-live="polite" data-part="saved" data-count={saved}>
        {t('paper.saved', { number: saved })}
      </p>
      {failure && <p className="not-saved">{t('paper.notSaved')}</p>}
      <Refusal failure={failure} />
      <div className="columns">
        <PersonFields campaign={campaign} draft={draft} change={change} problems={problems} />
        <TextField
          name="crosses"
          label={t('paper.crosses')}
          hint={t('paper.crossesHint')}
          value={row.crosses}
          onChange={row.cross}
          problem={problems['crosses']}
        />
      </div>
      <PaperCrosses campaign={campaign} row={row} sheetLanguage={sheetLanguage} />
      <TextField
        name="message"
        label={t('common.optional', { label: t('paper.message') })}
        value={draft.message}
        onChange={(message) => change({ message })}
        problem={problems['message']}
        rows={2}
      />
      <div className="row">
        <Button type="submit" look="primary" disabled={saving}>
          {saving ? t('review.sending') : t('paper.save')}
        </Button>
      </div>
      <p className="hint">{t('paper.noCode')}</p>
    </>
  );
}
