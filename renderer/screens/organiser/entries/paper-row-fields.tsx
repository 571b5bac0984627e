/** The fields of one row of a sheet. Enter saves it; place, country and choices stay for the next one. */
import { type ReactNode, useId } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import { Button } from '../../../components/button.tsx';
import { Choice } from '../../../components/choice.tsx';
import { CountrySelect } from '../../../components/country-select.tsx';
import { ProblemLine } from '../../../components/problem-line.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import type { PaperRow } from '../../../hooks/use-paper-row.ts';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';
import { lettersOf } from '../../../signing/draft.ts';

export interface PaperRowFieldsProps {
  campaign: Campaign;
  row: PaperRow;
}

export function PaperRowFields({ campaign, row }: PaperRowFieldsProps): ReactNode {
  const { t, language } = useWords();
  const { draft, change, problems, saving, failure, saved } = row;
  return (
    <>
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
        <VisibilitySelect campaign={campaign} row={row} />
      </div>
      <RowLetters campaign={campaign} row={row} />
      <TextField
        name="message"
        label={t('common.optional', { label: t('message.label') })}
        value={draft.message}
        onChange={(message) => change({ message })}
        problem={problems['message']}
        rows={2}
      />
      {failure && <p className="not-saved">{t('paper.notSaved')}</p>}
      <Refusal failure={failure} />
      <div className="row">
        <Button type="submit" look="primary" disabled={saving}>
          {saving ? t('review.sending') : t('paper.save')}
        </Button>
        <span aria-live="polite" data-part="saved" data-count={saved}>
          {t('paper.saved', { number: saved })}
        </span>
      </div>
      <p className="hint">{t('paper.noCode')}</p>
    </>
  );
}

function VisibilitySelect({ campaign, row }: PaperRowFieldsProps): ReactNode {
  const { t } = useWords();
  const id = useId();
  const { draft, change, problems } = row;
  const problem = problems['visibility'];
  return (
    <div>
      <Select
        name="visibility"
        label={t('visibility.title')}
        value={draft.visibility ?? ''}
        invalid={problem !== undefined}
        describedBy={`${id}-problem`}
        options={[
          ['', t('paper.choose')],
          ...campaign.visibility.map((each) => [each, t(`visibility.${each}`)] as const),
        ]}
        onChange={(value) => change({ visibility: campaign.visibility.find((each) => each === value) })}
      />
      <ProblemLine id={`${id}-problem`} problem={problem} missingKey="problem.chooseOne" />
    </div>
  );
}

function RowLetters({ campaign, row }: PaperRowFieldsProps): ReactNode {
  const { t, language } = useWords();
  const { draft, change } = row;
  const { letters } = draft;
  if (campaign.letters.length === 0) return null;
  return (
    <fieldset className="row-letters">
      <legend>{t('paper.letters')}</legend>
      {campaign.letters.map(({ id, title }) => {
        const { text, language: shown } = pickShown(title, language, campaign.languages);
        return (
          <Choice
            key={id}
            type="checkbox"
            name="letters"
            value={id}
            small
            label={text}
            language={shown}
            checked={lettersOf(draft).includes(id)}
            disabled={draft.visibility === 'counted'}
            onChange={(isChosen) =>
              change({ letters: isChosen ? [...letters, id] : letters.filter((other) => other !== id) })
            }
          />
        );
      })}
    </fieldset>
  );
}
