/** The two forms of a paper sheet, each with a small picture. */
import { type ReactNode, useId } from 'react';

import { Choice } from '../../components/choice.tsx';
import { useWords } from '../../i18n/words.tsx';

export type SheetForm = 'slips' | 'rows';

export interface SheetFormsProps {
  form: SheetForm;
  onChange: (form: SheetForm) => void;
}

export function SheetForms({ form, onChange }: SheetFormsProps): ReactNode {
  const { t } = useWords();
  const id = useId();
  return (
    <fieldset className="sheet-forms" aria-labelledby={id}>
      <legend id={id}>{t('sheets.form')}</legend>
      {(['slips', 'rows'] as const).map((each) => (
        <Choice
          key={each}
          type="radio"
          name={`sheetsForm-${id}`}
          value={each}
          checked={form === each}
          label={
            <>
              <Picture form={each} /> {t(`sheets.${each}`)}
            </>
          }
          onChange={() => onChange(each)}
        >
          {t(`sheets.${each}Hint`)}
        </Choice>
      ))}
    </fieldset>
  );
}

/** A page in outline; the words beside it say the same. */
function Picture({ form }: { form: SheetForm }): ReactNode {
  const isSlips = form === 'slips';
  const [width, height] = isSlips ? [28, 40] : [40, 28];
  return (
    <svg
      className="sheet-picture"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <rect x="0.5" y="0.5" width={width - 1} height={height - 1} />
      {isSlips ? (
        <>
          <path className="sheet-cut" d="M0 13.5H28M0 26.5H28" />
          <path d="M3 5h14M3 18h14M3 31h14" />
          <path d="M3 10h22M3 23h22M3 36h22" />
        </>
      ) : (
        <>
          <path d="M3 4h14M3 7h14M21 4h16M21 7h16" />
          <path d="M3 12h34M3 16h34M3 20h34M3 24h34M15 12v12M28 12v12" />
        </>
      )}
    </svg>
  );
}
