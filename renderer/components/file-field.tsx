/** Chooses one file. Only what is chosen is read, and only when it is used. */
import { type ReactNode, useId } from 'react';

export interface FileFieldProps {
  name: string;
  label: string;
  hint?: string;
  accept: string;
  onChange: (file: File | undefined) => void;
}

export function FileField({ name, label, hint, accept, onChange }: FileFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <input
        id={id}
        type="file"
        name={name}
        accept={accept}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.files?.[0])}
      />
    </div>
  );
}
