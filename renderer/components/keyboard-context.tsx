/** Hands one person's on-screen keyboard to the fields and to the frame of their screens. */
import { createContext, type ReactNode, use, useEffect } from 'react';

import type { KeyboardWish } from '../../electron/contract/settings.ts';
import { type KeyboardState, useKeyboard } from '../hooks/use-keyboard.ts';

const KeyboardContext = createContext<KeyboardState | undefined>(undefined);

export interface KeyboardProviderProps {
  /** The campaign's languages. */
  languages: readonly string[];
  /** What the organisers want. */
  wish: KeyboardWish;
  children: ReactNode;
}

export function KeyboardProvider({ languages, wish, children }: KeyboardProviderProps): ReactNode {
  const keyboard = useKeyboard(languages, wish);
  return <KeyboardContext value={keyboard}>{children}</KeyboardContext>;
}

/** The keyboard of the person who stands here; organisers have none. */
export const useKeyboardHere = (): KeyboardState | undefined => use(KeyboardContext);

/** For every field: tells the keyboard of it. @returns what keeps the system's own keyboard closed meanwhile */
export function useKeyboardField(): { inputMode?: 'none' } {
  const keyboard = useKeyboardHere();
  const addField = keyboard?.addField;
  useEffect(() => addField?.(), [addField]);
  return keyboard?.takesOver ? { inputMode: 'none' } : {};
}
