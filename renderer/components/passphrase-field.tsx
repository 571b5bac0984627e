/**
 * A passphrase, hidden until asked for. Not `type="password"`: browsers offer to save what is typed into one, whatever
 * the attributes say; the dots come from the style sheet instead.
 */
import { type ReactNode, useId, useState } from 'react';

import { useWords } from '../i18n/words.tsx';
import { Choice } from './choice.tsx';
import { quietInput } from './quiet-input.ts';

export interface PassphraseFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Where it is not the one that opens the desk. */
  label?: string;
  name?: string;
}

export function PassphraseField(props: PassphraseFieldProps): ReactNode {
  const { t } = useWords();
  const { value, onChange, label = t('unlock.passphrase'), name = 'passphrase' } = props;
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...quietInput}
        id={id}
        className={shown ? '' : 'hidden-text'}
        name={name}
        type="text"
        autoCapitalize="none"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Choice
        type="checkbox"
        name={`${name}-show`}
        checked={shown}
        onChange={setShown}
        label={t('unlock.show')}
        small
      />
    </div>
  );
}
