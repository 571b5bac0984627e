/** A labelled line of text, or several lines, with its problem beside it. */
import { type ReactNode, useId } from 'react';

import type { Problem } from '../signing/draft-problems.ts';
import { useKeyboardField } from './keyboard-context.tsx';
import { ProblemLine } from './problem-line.tsx';
import { quietInput } from './quiet-input.ts';

export interface TextFieldProps {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
  problem?: Problem | undefined;
  required?: boolean;
  /** Lines shown; more than one makes it a textarea. */
  rows?: number;
  type?: 'text' | 'date';
  autoCapitalize?: 'none' | 'words' | 'sentences' | 'characters';
  labelLanguage?: string | undefined;
}

export function TextField(props: TextFieldProps): ReactNode {
  const { name, label, value, onChange, hint, problem, rows = 1, type = 'text', labelLanguage } = props;
  const id = useId();
  const shared = {
    ...quietInput,
    ...useKeyboardField(),
    id,
    name,
    value,
    dir: 'auto',
    autoCapitalize: props.autoCapitalize ?? 'none',
    'aria-required': props.required ?? false,
    'aria-invalid': problem !== undefined,
    'aria-describedby': `${id}-hint ${id}-problem`,
  };
  return (
    <div className="field">
      <label htmlFor={id} lang={labelLanguage}>
        {label}
      </label>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {rows > 1 ? (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type={type} onChange={(event) => onChange(event.target.value)} />
      )}
      <ProblemLine id={`${id}-problem`} problem={problem} />
    </div>
  );
}
