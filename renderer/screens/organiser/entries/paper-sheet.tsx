/** One sheet: what holds for all of its rows, and the row that is being typed. */
import { type ReactNode, useRef, useState } from 'react';

import type { Client } from '../../../../electron/contract/client.ts';
import type { Meeting } from '../../../../electron/contract/shapes.ts';
import { longDay } from '../../../../electron/wording/countries.ts';
import { Form } from '../../../components/form.tsx';
import { Select } from '../../../components/select.tsx';
import { usePaperRow } from '../../../hooks/use-paper-row.ts';
import { languageName } from '../../../i18n/language-name.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { Loaded } from '../../loaded.ts';
import { PaperRowFields } from './paper-row-fields.tsx';

export interface PaperSheetProps {
  call: Client;
  loaded: Loaded;
  meetings: readonly Meeting[];
  meeting: Meeting;
  onMeeting: (meeting: Meeting) => void;
  onSaved: () => void;
}

export function PaperSheet(props: PaperSheetProps): ReactNode {
  const { call, loaded, meetings, meeting, onMeeting, onSaved } = props;
  const { campaign, test } = loaded;
  const { t, language: spoken, catalogs } = useWords();
  const [language, setLanguage] = useState(
    campaign.languages.includes(spoken) ? spoken : campaign.languages[0]!,
  );
  const form = useRef<HTMLDivElement>(null);
  const row = usePaperRow({ call, campaign, meeting, test, language, form, onSaved });
  return (
    <div ref={form} className="paper-sheet">
      <Form onSubmit={() => void row.save()}>
        <h3>{t('paper.sheet')}</h3>
        <div className="columns">
          <MeetingSelect meetings={meetings} meeting={meeting} onMeeting={onMeeting} />
          <Select
            name="sheetLanguage"
            label={t('paper.language')}
            value={language}
            options={campaign.languages.map((each) => [each, languageName(each, catalogs)] as const)}
            onChange={setLanguage}
          />
        </div>
        <h3>{t('paper.row')}</h3>
        <PaperRowFields campaign={campaign} row={row} sheetLanguage={language} />
      </Form>
    </div>
  );
}

type MeetingSelectProps = Pick<PaperSheetProps, 'meetings' | 'meeting' | 'onMeeting'>;

function MeetingSelect({ meetings, meeting, onMeeting }: MeetingSelectProps): ReactNode {
  const { t, interfaceLanguage, catalogs } = useWords();
  const { locale } = catalogs.letterWords(interfaceLanguage);
  const keyOf = ({ name, place, day }: Meeting): string => [day, name, place].join('\n');
  return (
    <Select
      name="meeting"
      label={t('paper.meeting')}
      value={keyOf(meeting)}
      options={meetings.map((each) => [
        keyOf(each),
        `${each.name}, ${each.place}, ${longDay(each.day, locale)}`,
      ])}
      onChange={(key) => onMeeting(meetings.find((each) => keyOf(each) === key) ?? meeting)}
    />
  );
}
