/** A labelled field of the editor, in the language that is written into it, with what is wrong with it. */
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

import type { DraftPath } from '../../../../electron/contract/editor.ts';
import { fieldName } from '../../../campaign/sections.ts';
import { quietInput } from '../../../components/quiet-input.ts';
import { FieldProblems, useShownProblems } from './field-problems.tsx';
import { useLanguageNames } from './language-names.ts';
import { InsertRow, PlaceholderList, usePlaceholders } from './placeholders.tsx';

export interface TextBoxProps {
  path: DraftPath;
  label: string;
  value: string;
  onChange: (text: string) => void;
  hint?: ReactNode;
  /** BCP 47 of what is written into it; without one it is nobody's language, like a number. */
  language?: string | undefined;
  rows?: number;
  type?: 'text' | 'date';
  /** Names that may stand in braces in it. */
  placeholders?: readonly string[];
  /** How several texts in it are divided, for whoever looks for one of them. */
  division?: string;
}

export function TextBox(props: TextBoxProps): ReactNode {
  const { path, label, value, onChange, hint, language, rows = 1, type = 'text' } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement | HTMLInputElement>(null);
  const [isLeft, setIsLeft] = useState(false);
  const problems = useShownProblems(path, isLeft);
  const placeholders = usePlaceholders(field, props.placeholders ?? []);
  const shared = {
    ...quietInput,
    ...placeholders.attributes,
    id,
    name: fieldName(path),
    value,
    lang: language,
    dir: 'auto',
    'data-division': props.division,
    'aria-invalid': problems.some(({ code }) => code !== undefined),
    'aria-describedby': `${id}-hint ${id}-problems`,
    onBlur: () => {
      setIsLeft(true);
      placeholders.close();
    },
    onSelect: placeholders.look,
    onKeyDown: (event: KeyboardEvent) => placeholders.press(event),
  };
  return (
    <div className="field">
      <FieldLabel id={id} language={language}>
        {label}
      </FieldLabel>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {rows > 1 ? (
        <textarea
          {...shared}
          ref={(element) => {
            field.current = element;
          }}
          rows={rows}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          ref={(element) => {
            field.current = element;
          }}
          type={type}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      <PlaceholderList placeholders={placeholders} />
      <FieldProblems id={`${id}-problems`} problems={problems} />
      <InsertRow placeholders={placeholders} />
    </div>
  );
}

function FieldLabel({
  id,
  language,
  children,
}: {
  id: string;
  language: string | undefined;
  children: ReactNode;
}): ReactNode {
  const nameOf = useLanguageNames();
  return (
    <label htmlFor={id}>
      {children}
      {language !== undefined && (
        <span className="language-tag" lang={language}>
          {nameOf(language)}
        </span>
      )}
    </label>
  );
}
