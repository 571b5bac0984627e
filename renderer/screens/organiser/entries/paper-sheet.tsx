/** One sheet: what holds for all of its rows, and the row that is being typed. */
import { type ReactNode, useRef, useState } from 'react';

import type { Client } from '../../../../electron/contract/client.ts';
import type { Meeting } from '../../../../electron/contract/shapes.ts';
import { longDay } from '../../../../electron/wording/countries.ts';
import { Choice } from '../../../components/choice.tsx';
import { Form } from '../../../components/form.tsx';
import { ProblemLine } from '../../../components/problem-line.tsx';
import { Select } from '../../../components/select.tsx';
import { usePaperRow } from '../../../hooks/use-paper-row.ts';
import { languageName } from '../../../i18n/language-name.ts';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { Problem } from '../../../signing/draft-problems.ts';
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
  const [consents, setConsents] = useState<readonly string[]>([]);
  const form = useRef<HTMLDivElement>(null);
  const row = usePaperRow({ call, campaign, meeting, test, language, consents, form, onSaved });
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
        <SheetConsents
          loaded={loaded}
          language={language}
          given={consents}
          onChange={setConsents}
          problem={row.problems['consents']}
        />
        <h3>{t('paper.row')}</h3>
        <PaperRowFields campaign={campaign} row={row} />
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

interface SheetConsentsProps {
  loaded: Loaded;
  language: string;
  given: readonly string[];
  onChange: (given: readonly string[]) => void;
  problem: Problem | undefined;
}

/** What is printed on the sheet, in its words, so that both can be compared. Ticked once for all rows. */
function SheetConsents({ loaded, language, given, onChange, problem }: SheetConsentsProps): ReactNode {
  const { t } = useWords();
  const { consents, languages } = loaded.campaign;
  return (
    <fieldset className="sheet-consents">
      <legend>{t('paper.consents')}</legend>
      <p className="hint">{t('paper.consentsHint')}</p>
      {consents.map(({ id, wording, required }) => {
        const { text, language: shown } = pickShown(wording, language, languages);
        return (
          <Choice
            key={id}
            type="checkbox"
            name="consents"
            value={id}
            small
            checked={given.includes(id)}
            invalid={required && problem !== undefined && !given.includes(id)}
            label={text}
            language={shown}
            onChange={(isGiven) => onChange(isGiven ? [...given, id] : given.filter((other) => other !== id))}
          >
            {required ? t('review.consentRequired') : t('review.consentOptional')}
          </Choice>
        );
      })}
      <ProblemLine id="sheet-consents-problem" problem={problem} missingKey="problem.consent" />
    </fieldset>
  );
}
