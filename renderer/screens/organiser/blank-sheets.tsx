/** Empty sheets for those who would rather sign on paper: in which languages and form, how many; a look at one, and where they lie. */
import { type ReactNode, useState } from 'react';

import type { Campaign } from '../../../electron/contract/campaign.ts';
import type { InputOf, OutputOf } from '../../../electron/contract/index.ts';
import { ActionNote } from '../../components/action-note.tsx';
import { Button } from '../../components/button.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Select } from '../../components/select.tsx';
import { useLetterDesk } from '../../hooks/use-letter-desk.ts';
import { languageName } from '../../i18n/language-name.ts';
import { useWords } from '../../i18n/words.tsx';
import { type SheetForm, SheetForms } from './blank-sheet-forms.tsx';
import type { DeskPart } from './desk.tsx';
import { MadeFile } from './letters/made-file.tsx';
import { Preview } from './letters/preview.tsx';

export interface BlankSheetsProps extends DeskPart {
  campaign: Campaign;
}

/** How an organiser wants them; an empty language is all of them. */
interface Choices {
  language: string;
  form: SheetForm;
  paper: 'a4' | 'letter';
  sheets: number;
}

export function BlankSheets({ call, action, campaign }: BlankSheetsProps): ReactNode {
  const { t } = useWords();
  const desk = useLetterDesk(call);
  const [choices, setChoices] = useState<Choices>({ language: '', form: 'slips', paper: 'a4', sheets: 10 });
  const [made, setMade] = useState<OutputOf<'printSheets'>>();
  const change = (part: Partial<Choices>): void => {
    setMade(undefined);
    setChoices({ ...choices, ...part });
  };
  const make = async (): Promise<void> => {
    setMade(undefined);
    const input = inputOf(choices);
    setMade(await action.run('printSheets', ({ signal }) => call('printSheets', input, { signal })));
  };
  // one file can be opened to be printed, several lie in a folder
  const [only, second] = made?.files ?? [];
  const isOne = desk?.opens === true && only !== undefined && second === undefined;
  return (
    <section className="card">
      <h2>{t('sheets.title')}</h2>
      <p className="hint">{t('sheets.hint')}</p>
      <SheetForms form={choices.form} onChange={(form) => change({ form })} />
      <SheetOptions campaign={campaign} choices={choices} onChange={change} />
      <SheetPreview
        key={`${choices.form} ${choices.paper} ${choices.language}`}
        call={call}
        action={action}
        campaign={campaign}
        choices={choices}
        onMake={make}
      >
        <ActionNote action={action} of={['printSheets']} />
        {made && (
          <div className="result" aria-live="polite" data-part="made-sheets">
            <MadeFile
              call={call}
              action={action}
              desk={desk}
              kind={isOne ? 'pdf' : 'folder'}
              file={isOne ? only.file : made.out}
              sentence={t('sheets.made')}
            />
          </div>
        )}
      </SheetPreview>
    </section>
  );
}

const inputOf = ({ language, ...others }: Choices): InputOf<'printSheets'> => ({
  ...others,
  ...(language !== '' && { languages: [language] }),
});

interface SheetOptionsProps {
  campaign: Campaign;
  choices: Choices;
  onChange: (part: Partial<Choices>) => void;
}

function SheetOptions({ campaign, choices, onChange }: SheetOptionsProps): ReactNode {
  const { t, catalogs } = useWords();
  return (
    <>
      <div className="fields">
        <Select
          name="sheetsLanguage"
          label={t('sheets.language')}
          value={choices.language}
          options={[
            ['', t('sheets.allLanguages')],
            ...campaign.languages.map((each) => [each, languageName(each, catalogs)] as const),
          ]}
          onChange={(language) => onChange({ language })}
        />
        <Select
          name="sheetsPaper"
          label={t('letterDesk.paper')}
          value={choices.paper}
          options={[
            ['a4', 'A4'],
            ['letter', 'US Letter'],
          ]}
          onChange={(paper) => onChange({ paper })}
        />
      </div>
      <NumberField
        name="sheetsNumber"
        label={t('sheets.number')}
        value={choices.sheets}
        least={1}
        most={200}
        step={5}
        onChange={(sheets) => onChange({ sheets: sheets ?? 1 })}
      />
    </>
  );
}

interface SheetPreviewProps extends Pick<BlankSheetsProps, 'call' | 'action' | 'campaign'> {
  choices: Choices;
  onMake: () => Promise<void>;
  /** What came of making them. */
  children: ReactNode;
}

/** A page in the language that was chosen, else in the organiser's own if the campaign has it. */
function SheetPreview(props: SheetPreviewProps): ReactNode {
  const { call, action, campaign, choices, onMake, children } = props;
  const { t, language: spoken } = useWords();
  const [places, setPlaces] = useState<number>();
  const { form, paper, language: chosen } = choices;
  const { languages } = campaign;
  const own = languages.includes(spoken) ? spoken : languages[0]!;
  return (
    <>
      <Preview
        name="previewSheets"
        action={action}
        label={t('sheets.preview')}
        hint={t('sheets.previewHint')}
        disabled={action.running}
        look={async (options) => {
          const result = await call('previewSheets', { form, paper, language: chosen || own }, options);
          if (result.ok) setPlaces(result.value.places);
          return result;
        }}
        make={
          <Button disabled={action.running} onClick={() => void onMake()}>
            {t('sheets.make')}
          </Button>
        }
      >
        {children}
      </Preview>
      {places !== undefined && <p className="note">{t('sheets.room', { count: places })}</p>}
    </>
  );
}
