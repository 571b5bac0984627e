/** The lines of a postal address as its country has them, and the block as the letter shows it. */
import { type ReactNode, useId, useState } from 'react';

import { addressForm, inSlots } from '../../../campaign/address-forms.ts';
import { textAt } from '../../../campaign/paths.ts';
import { fieldName } from '../../../campaign/sections.ts';
import { keyed } from '../../../components/keyed.ts';
import { quietInput } from '../../../components/quiet-input.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useEditor, useSet } from './editor-context.tsx';
import { FieldProblems, useShownProblems } from './field-problems.tsx';

export function AddressLines({ at }: { at: number }): ReactNode {
  const { t } = useWords();
  const { draft } = useEditor();
  const set = useSet();
  const id = useId();
  const { language, country, address } = draft.addressees[at]!;
  const path = ['addressees', at, 'address'];
  const form = addressForm(country);
  const problems = useShownProblems(path, false);
  // which line was typed into which field is known only here: the campaign keeps the lines that are there
  const [slots, setSlots] = useState(() => inSlots(address, form));
  const lines = slots.filter((line) => line.trim() !== '');
  const shown = lines.join('\0') === address.join('\0') ? slots : inSlots(address, form);
  const write = (slot: number, text: string): void => {
    const next = shown.map((line, i) => (i === slot ? text : line));
    setSlots(next);
    set(
      path,
      next.filter((line) => line.trim() !== ''),
    );
  };
  const title = textAt(draft, ['addressees', at, 'title', language]);
  return (
    <fieldset className="several address" data-field={fieldName(path)}>
      <legend>{t('editor.f_address')}</legend>
      <div className="address-lines">
        {form.map(({ line, isOptional }, slot) => (
          // oxlint-disable-next-line react/no-array-index-key -- the form's lines do not move
          <div className="field" key={`${line} ${slot}`} hidden={line === 'further' && isSpare(shown, slot)}>
            <label htmlFor={`${id}-${slot}`}>
              {isOptional
                ? t('common.optional', { label: t(`editor.line_${line}`) })
                : t(`editor.line_${line}`)}
            </label>
            <input
              {...quietInput}
              id={`${id}-${slot}`}
              name={`${fieldName(path)}.${line}`}
              type="text"
              lang={language}
              dir="auto"
              value={shown[slot]}
              onChange={(event) => write(slot, event.target.value)}
            />
          </div>
        ))}
      </div>
      <FieldProblems id={`${id}-problems`} problems={problems} />
      <address className="sheet address-block" lang={language} aria-label={t('editor.addressPrinted')}>
        {keyed([title, ...address]).map(({ key, item }) => (
          <span key={key} dir="auto">
            {item}
          </span>
        ))}
      </address>
    </fieldset>
  );
}

/** A further line is offered when the one before it is used. */
const isSpare = (lines: readonly string[], slot: number): boolean =>
  lines[slot] === '' && (lines[slot - 1] ?? '') === '';
