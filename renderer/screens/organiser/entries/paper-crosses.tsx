/** What somebody crossed on paper, one by one, with the sheet's numbers before them. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import { type Cross, crossesOf } from '../../../../electron/wording/crosses.ts';
import { Choice } from '../../../components/choice.tsx';
import { ConsentChoices } from '../../../components/consent-choices.tsx';
import { ProblemLine } from '../../../components/problem-line.tsx';
import { Select } from '../../../components/select.tsx';
import { toggled } from '../../../components/toggled.ts';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';
import { lettersOf } from '../../../signing/draft.ts';
import type { PaperRowFieldsProps } from './paper-row-fields.tsx';

export function PaperCrosses(props: PaperRowFieldsProps): ReactNode {
  const { t } = useWords();
  const { row } = props;
  return (
    <>
      <VisibilitySelect {...props} />
      <RowLetters {...props} />
      <RowConsents {...props} />
      <Choice
        type="checkbox"
        name="keepCrosses"
        small
        checked={row.keeps}
        label={t('paper.keepCrosses')}
        onChange={row.setKeeps}
      />
    </>
  );
}

/** `4 · Letter of protest`: what it is, behind its number on the sheet. */
function numbered(campaign: Campaign, kind: Cross['kind'], id: string, text: string): string {
  const cross = crossesOf(campaign).find((each) => each.kind === kind && each.id === id);
  return cross ? `${cross.number} · ${text}` : text;
}

function VisibilitySelect({ campaign, row }: PaperRowFieldsProps): ReactNode {
  const { t } = useWords();
  const { draft, change, problems } = row;
  return (
    <Select
      name="visibility"
      label={t('seen.title')}
      value={draft.visibility ?? ''}
      options={[
        ['', t('paper.choose')],
        ...campaign.visibility.map(
          (each) => [each, numbered(campaign, 'visibility', each, t(`seen.${each}`))] as const,
        ),
      ]}
      onChange={(value) => change({ visibility: campaign.visibility.find((each) => each === value) })}
      problem={problems['visibility']}
      missingKey="problem.chooseOne"
      required
    />
  );
}

function RowLetters({ campaign, row }: PaperRowFieldsProps): ReactNode {
  const { t, language } = useWords();
  const { draft, change } = row;
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
            label={numbered(campaign, 'letter', id, text)}
            language={shown}
            checked={lettersOf(draft).includes(id)}
            disabled={draft.visibility === 'counted'}
            onChange={(isChosen) => change({ letters: toggled(draft.letters, id, isChosen) })}
          />
        );
      })}
    </fieldset>
  );
}

/** In the words of the sheet, so that both can be compared. */
function RowConsents({ campaign, row, sheetLanguage }: PaperRowFieldsProps): ReactNode {
  const { t } = useWords();
  const { draft, change, problems } = row;
  const problem = problems['consents'];
  return (
    <fieldset className="sheet-consents">
      <legend>{t('paper.consents')}</legend>
      <p className="hint">{t('paper.consentsHint')}</p>
      <ConsentChoices
        campaign={campaign}
        language={sheetLanguage}
        given={draft.consents}
        onChange={(consents) => change({ consents })}
        problem={problem}
        labelOf={(id, text) => numbered(campaign, 'consent', id, text)}
        small
      />
      <ProblemLine id="sheet-consents-problem" problem={problem} missingKey="problem.consent" />
    </fieldset>
  );
}
