/**
 * Chooses one file. Only what is chosen is read, and only when it is used. The browser's own button speaks the browser's
 * language, so the label is the button and the input itself is for the keyboard and for screen readers. A file may also be
 * dropped on it.
 */
import { type DragEvent, type ReactNode, useId, useState } from 'react';

import { useWords } from '../i18n/words.tsx';

export interface FileFieldProps {
  name: string;
  label: string;
  hint?: string;
  accept: string;
  onChange: (file: File | undefined) => void;
}

export function FileField({ name, label, hint, accept, onChange }: FileFieldProps): ReactNode {
  const { t } = useWords();
  const id = useId();
  const [chosen, setChosen] = useState<string>();
  const choose = (file: File | undefined): void => {
    setChosen(file?.name);
    onChange(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const file = [...event.dataTransfer.files].find(({ name: called }) => called.endsWith(accept));
    if (file) choose(file);
  };
  return (
    <div
      className="field file-field"
      data-takes-files=""
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <span className="label" id={`${id}-label`}>
        {label}
      </span>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        id={id}
        className="visually-hidden"
        type="file"
        name={name}
        accept={accept}
        autoComplete="off"
        aria-labelledby={`${id}-label ${id}-button`}
        aria-describedby={`${id}-hint`}
        onChange={(event) => choose(event.target.files?.[0])}
      />
      <label htmlFor={id} id={`${id}-button`} className="button button-plain" dir="auto">
        {chosen ?? t('firstRun.choose')}
      </label>
    </div>
  );
}
