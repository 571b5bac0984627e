/** Which letters: to whom, of which meeting, on what paper, and whether also all in one file and in which order. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import type { InputOf, OutputOf } from '../../../../electron/contract/index.ts';
import { fill } from '../../../../electron/wording/placeholders.ts';
import { Choice } from '../../../components/choice.tsx';
import { Select } from '../../../components/select.tsx';
import { toggled } from '../../../components/toggled.ts';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';

type Meetings = OutputOf<'letterDesk'>['meetings'];

/** What was chosen in the form. */
interface Choices {
  addressees: readonly string[];
  /** Place of the meeting in the list; empty for all. */
  meeting: string;
  paper: 'auto' | 'a4' | 'letter';
  merged: boolean;
  sort: 'random' | 'name' | 'place';
}

/** Everything, as it is usual. */
export const usualChoices = ({ addressees }: Campaign): Choices => ({
  addressees: addressees.map(({ id }) => id),
  meeting: '',
  paper: 'auto',
  merged: false,
  sort: 'random',
});

/** The same as a call has it. */
export function inputOf(choices: Choices, campaign: Campaign, meetings: Meetings): InputOf<'letters'> {
  const meeting = choices.meeting === '' ? undefined : meetings[Number(choices.meeting)];
  const areAll = choices.addressees.length === campaign.addressees.length;
  return {
    paper: choices.paper,
    ...(!areAll && { addressees: [...choices.addressees] }),
    ...(meeting && { meeting: { name: meeting.name, day: meeting.day } }),
    ...(choices.merged && { merged: true as const, sort: choices.sort }),
  };
}

export interface LetterOptionsProps {
  campaign: Campaign;
  meetings: Meetings;
  choices: Choices;
  onChange: (choices: Choices) => void;
}

export function LetterOptions({ campaign, meetings, choices, onChange }: LetterOptionsProps): ReactNode {
  const { t } = useWords();
  const choose = (some: Partial<Choices>): void => onChange({ ...choices, ...some });
  return (
    <>
      <Addressees
        campaign={campaign}
        chosen={choices.addressees}
        onChange={(addressees) => choose({ addressees })}
      />
      <div className="fields">
        {meetings.length > 1 && (
          <Select
            name="of"
            label={t('meeting.title')}
            value={choices.meeting}
            options={[
              ['', t('letterDesk.allMeetings')],
              ...meetings.map(({ name, day }, at) => [String(at), `${name} · ${day}`] as const),
            ]}
            onChange={(meeting) => choose({ meeting })}
          />
        )}
        <Select
          name="paper"
          label={t('letterDesk.paper')}
          value={choices.paper}
          options={[
            ['auto', t('letterDesk.paperAuto')],
            ['a4', 'A4'],
            ['letter', 'US Letter'],
          ]}
          onChange={(paper) => choose({ paper })}
        />
      </div>
      <Choice
        type="checkbox"
        name="merged"
        label={t('letters.merged')}
        checked={choices.merged}
        small
        onChange={(merged) => choose({ merged })}
      />
      {choices.merged && (
        <div className="fields">
          <Select
            name="order"
            label={t('letterDesk.order')}
            value={choices.sort}
            options={[
              ['random', t('letterDesk.orderRandom')],
              ['name', t('print.columnName')],
              ['place', t('print.columnPlace')],
            ]}
            onChange={(sort) => choose({ sort })}
          />
          <p className="hint">{t('letterDesk.orderHint')}</p>
        </div>
      )}
    </>
  );
}

interface AddresseesProps {
  campaign: Campaign;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

function Addressees({ campaign, chosen, onChange }: AddresseesProps): ReactNode {
  const { t, language } = useWords();
  return (
    <fieldset className="addressee-choices">
      <legend>{t('letterDesk.to')}</legend>
      {campaign.addressees.map(({ id, title }) => {
        const { text, language: shown } = pickShown(title, language, campaign.languages);
        return (
          <Choice
            key={id}
            type="checkbox"
            name="addressees"
            value={id}
            // where it is depends on each signer
            label={fill(text, { country: '…' })}
            language={shown}
            checked={chosen.includes(id)}
            small
            onChange={(isChosen) => onChange(toggled(chosen, id, isChosen))}
          />
        );
      })}
    </fieldset>
  );
}
