/** A whole number with a step down and a step up. What is typed counts when the field is left, or with Enter. */
import { type ReactNode, useId, useState } from 'react';

import { useWords } from '../i18n/words.tsx';
import { Button } from './button.tsx';
import { quietInput } from './quiet-input.ts';

export interface NumberFieldProps {
  name: string;
  label: string;
  hint?: string;
  /** Null for none, where that is possible. */
  value: number | null;
  least: number;
  most: number;
  step: number;
  /** Whether the field may be left empty. */
  optional?: boolean;
  onChange: (value: number | null) => void;
}

export function NumberField(props: NumberFieldProps): ReactNode {
  const { name, label, hint, value, least, most, step, optional = false, onChange } = props;
  const { t } = useWords();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? String(value ?? '');
  const isFine =
    shown === '' ? optional : /^\d+$/.test(shown) && Number(shown) >= least && Number(shown) <= most;
  const commit = (): void => {
    if (typed === undefined || !isFine) return;
    setTyped(undefined);
    const next = typed === '' ? null : Number(typed);
    if (next !== value) onChange(next);
  };
  const move = (by: number): void => {
    setTyped(undefined);
    onChange(Math.min(most, Math.max(least, (value ?? 0) + by)));
  };
  return (
    <div className="field number-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div className="row">
        <Button
          aria-label={t('settings.less', { label })}
          disabled={(value ?? 0) <= least}
          onClick={() => move(-step)}
        >
          <span aria-hidden="true">−</span>
        </Button>
        <input
          {...quietInput}
          id={id}
          name={name}
          type="text"
          inputMode="numeric"
          value={shown}
          aria-invalid={!isFine}
          aria-describedby={`${id}-hint ${id}-problem`}
          onChange={(event) => setTyped(event.target.value.trim())}
          onBlur={commit}
          onKeyDown={({ key }) => key === 'Enter' && commit()}
        />
        <Button
          aria-label={t('settings.more', { label })}
          disabled={(value ?? 0) >= most}
          onClick={() => move(step)}
        >
          <span aria-hidden="true">+</span>
        </Button>
      </div>
      {!isFine && (
        <p className="problem" id={`${id}-problem`} role="alert">
          {t('settings.range', { least, most })}
        </p>
      )}
    </div>
  );
}
