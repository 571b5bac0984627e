/** A labelled choice of one of a few values. */
import { type ReactNode, useId } from 'react';

import type { Problem } from '../signing/draft-problems.ts';
import { ProblemLine } from './problem-line.tsx';

export interface SelectProps<T extends string> {
  name: string;
  label: string;
  value: T;
  options: readonly (readonly [value: T, label: string])[];
  onChange: (value: T) => void;
  /** What says more about it, beside its problem. */
  describedBy?: string | undefined;
  required?: boolean;
  problem?: Problem | undefined;
  /** What is said where nothing is chosen. */
  missingKey?: string;
}

export function Select<T extends string>(props: SelectProps<T>): ReactNode {
  const { name, label, value, options, onChange, problem } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={value}
        autoComplete="off"
        aria-required={props.required ?? false}
        aria-invalid={problem !== undefined}
        aria-describedby={`${props.describedBy ?? ''} ${id}-problem`}
        onChange={(event) => {
          const chosen = options.find(([each]) => each === event.target.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
      <ProblemLine id={`${id}-problem`} problem={problem} missingKey={props.missingKey} />
    </div>
  );
}
