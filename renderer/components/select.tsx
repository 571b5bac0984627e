/** A labelled choice of one of a few values. */
import { type ReactNode, useId } from 'react';

export interface SelectProps<T extends string> {
  name: string;
  label: string;
  value: T;
  options: readonly (readonly [value: T, label: string])[];
  onChange: (value: T) => void;
  invalid?: boolean;
  describedBy?: string;
}

export function Select<T extends string>(props: SelectProps<T>): ReactNode {
  const { name, label, value, options, onChange, invalid = false, describedBy } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={value}
        autoComplete="off"
        aria-invalid={invalid}
        aria-describedby={describedBy}
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
    </div>
  );
}
