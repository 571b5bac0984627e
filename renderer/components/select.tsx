/** A labelled choice of one of few. */
import type { ReactNode } from 'react';

export interface SelectProps {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
  invalid?: boolean;
  describedBy?: string;
}

export function Select({
  name,
  label,
  value,
  options,
  onChange,
  invalid = false,
  describedBy,
}: SelectProps): ReactNode {
  return (
    <label className="field">
      <span className="label">{label}</span>
      <select
        name={name}
        value={value}
        autoComplete="off"
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
