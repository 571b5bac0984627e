/** A key that writes; held, it offers other forms of its letter. */
import type { ReactNode } from 'react';

import { useHeld } from '../hooks/use-held.ts';
import type { Typing } from '../hooks/use-typing.ts';
import { formsOf } from '../keyboard/forms.ts';
import type { TextKey } from '../keyboard/layout.ts';
import { KeyButton } from './key-button.tsx';

export interface LetterKeyProps {
  of: TextKey;
  typing: Typing;
  shifted: boolean;
  /** Of the keyboard. */
  language: string;
}

export function LetterKey({ of: key, typing, shifted, language }: LetterKeyProps): ReactNode {
  const hold = useHeld();
  const shown = shifted ? key.shifted : key.text;
  return (
    <KeyButton
      lang={key.language}
      data-forms={formsOf(key, shifted, language).length > 0}
      onPress={(by) => {
        typing.write(key);
        if (by === 'pointer') hold(() => typing.offerForms(key, shifted), 'once');
      }}
    >
      {/^\p{M}/u.test(shown) ? `◌${shown}` : shown}
    </KeyButton>
  );
}
