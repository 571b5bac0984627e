/** Shows and hides the on-screen keyboard; beside the other buttons of every screen with fields. */
import type { ReactNode } from 'react';

import { useWords } from '../i18n/words.tsx';
import { Button } from './button.tsx';
import { useKeyboardHere } from './keyboard-context.tsx';
import { KeyboardIcon } from './keyboard-icon.tsx';

export function KeyboardToggle(): ReactNode {
  const { t } = useWords();
  const keyboard = useKeyboardHere();
  if (!keyboard?.isOffered || keyboard.fields === 0) return null;
  const { shown, toggle, target } = keyboard;
  const words = shown ? t('keyboard.hide') : t('keyboard.show');
  return (
    <Button
      className="keyboard-toggle"
      aria-expanded={shown}
      title={words}
      onMouseDown={(event) => event.preventDefault()}
      onClick={({ detail }) => {
        toggle();
        // Whoever came here by keyboard goes on from here by keyboard.
        if (!shown && detail > 0) target()?.focus({ preventScroll: true });
      }}
    >
      <KeyboardIcon name="keyboard" />
      <span>{words}</span>
    </Button>
  );
}
