/** The fields of one row of a sheet, in the sheet's order. Enter saves it; place and country stay for the next one. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import { Button } from '../../../components/button.tsx';
import { CountrySelect } from '../../../components/country-select.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { TextField } from '../../../components/text-field.tsx';
import type { PaperRow } from '../../../hooks/use-paper-row.ts';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';
import { PaperCrosses } from './paper-crosses.tsx';

export interface PaperRowFieldsProps {
  campaign: Campaign;
  row: PaperRow;
  /** The language that consents are read in. */
  sheetLanguage: string;
}

export function PaperRowFields({ campaign, row, sheetLanguage }: PaperRowFieldsProps): ReactNode {
  const { t, language } = useWords();
  const { draft, change, problems, saving, failure, saved } = row;
  return (
    <>
      <p aria-live="polite" data-part="saved" data-count={saved}>
        {t('paper.saved', { number: saved })}
      </p>
      {failure && <p className="not-saved">{t('paper.notSaved')}</p>}
      <Refusal failure={failure} />
      <div className="columns">
        {(['name', 'place'] as const).map((each) => (
          <TextField
            key={each}
            name={each}
            label={t(`details.${each}`)}
            value={draft[each]}
            onChange={(value) => change({ [each]: value })}
            problem={problems[each]}
            autoCapitalize="words"
            required
          />
        ))}
        <CountrySelect
          value={draft.country}
          onChange={(country) => change({ country })}
          problem={problems['country']}
        />
        {campaign.fields.map(({ id, label, required }) => {
          const { text, language: shown } = pickShown(label, language, campaign.languages);
          return (
            <TextField
              key={id}
              name={`fields.${id}`}
              label={required ? text : t('common.optional', { label: text })}
              labelLanguage={shown}
              value={draft.fields[id] ?? ''}
              onChange={(value) => change({ fields: { ...draft.fields, [id]: value } })}
              problem={problems[`fields.${id}`]}
              required={required}
            />
          );
        })}
        <TextField
          name="crosses"
          label={t('paper.crosses')}
          hint={t('paper.crossesHint')}
          value={row.crosses}
          onChange={row.cross}
          problem={row.problems['crosses']}
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
