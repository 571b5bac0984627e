/** What the keys of the on-screen keyboard do: writing into the field, Shift, pages of keys, other forms of a letter. */
import { useEffect, useEffectEvent, useState } from 'react';

import { deleteBackward, type Edited, insertText, replaceBefore, wantsCapital } from '../keyboard/edit.ts';
import { type Field, goToNextField, readField, writeField } from '../keyboard/field.ts';
import { formsOf } from '../keyboard/forms.ts';
import type { Layout, TextKey } from '../keyboard/layout.ts';
import { layoutFor } from '../keyboard/layouts.ts';
import type { KeyboardState } from './use-keyboard.ts';

/** `auto`: for the next letter, because a name or a sentence begins there; `once`: because somebody asked for it. */
export type Shift = 'off' | 'auto' | 'once' | 'locked';
type KeyPage = 'letters' | 'signs' | 'languages';
export type Tool = 'shift' | 'backspace' | 'space' | 'enter' | KeyPage;

export interface Typing {
  page: KeyPage;
  shift: Shift;
  /** Other forms of what was typed last, while they are offered. */
  forms: { of: string; letters: readonly string[] } | undefined;
  write: (key: TextKey) => void;
  /** Offers the other forms of a letter that was just typed. */
  offerForms: (key: TextKey, shifted: boolean) => void;
  /** Puts another form in the place of the letter typed last. */
  takeForm: (letter: string) => void;
  closeForms: () => void;
  use: (tool: Tool) => void;
  chooseLanguage: (language: string) => void;
}

interface Keys {
  page: KeyPage;
  shift: Shift;
  forms: Typing['forms'];
  /** The key that was typed last, until anything else happens. */
  last: TextKey | undefined;
}

const afterShift: Record<Shift, Shift> = { off: 'once', auto: 'off', once: 'locked', locked: 'off' };

/** What a key writes. */
const written = (key: TextKey, shifted: boolean): string => (shifted ? key.shifted : key.text);

export function useTyping({ target, choose }: KeyboardState, layout: Layout): Typing {
  const [keys, setKeys] = useState<Keys>(() => ({
    page: 'letters',
    shift: shiftFor(target(), layout),
    forms: undefined,
    last: undefined,
  }));
  const change = (part: Partial<Keys>): void =>
    setKeys((before) => ({ ...before, forms: undefined, last: undefined, ...part }));

  /** What somebody locked stays. */
  const settled = (): Shift => (keys.shift === 'locked' ? 'locked' : shiftFor(target(), layout));
  const edit = (by: (text: Edited) => Edited): void => {
    const field = target();
    if (field) writeField(field, by(readField(field)));
  };
  const settle = useEffectEvent(() => change({ shift: settled() }));
  useEffect(() => {
    const onFocus = (): void => settle();
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);

  const offerForms = (key: TextKey, shifted: boolean): void => {
    const letters = formsOf(key, shifted, layout.language);
    if (letters.length > 0) change({ forms: { of: written(key, shifted), letters }, shift: settled() });
  };
  const write = (key: TextKey): void => {
    const shifted = keys.shift !== 'off';
    edit((text) => insertText(text, written(key, shifted)));
    change({ last: key, shift: settled() });
    if (keys.last?.text === key.text) offerForms(key, shifted);
  };
  const tools: Record<Tool, () => void> = {
    shift: () => change({ shift: afterShift[keys.shift] }),
    backspace: () => {
      edit(deleteBackward);
      change({ shift: settled() });
    },
    space: () => {
      edit((text) => insertText(text, ' '));
      change({ page: 'letters', shift: settled() });
    },
    enter: () => {
      const field = target();
      if (field instanceof HTMLInputElement) return goToNextField(field);
      edit((text) => insertText(text, '\n'));
      change({ shift: settled() });
    },
    letters: () => change({ page: 'letters' }),
    signs: () => change({ page: 'signs' }),
    languages: () => change({ page: keys.page === 'languages' ? 'letters' : 'languages' }),
  };

  return {
    page: keys.page,
    shift: keys.shift,
    forms: keys.forms,
    write,
    offerForms,
    takeForm: (letter) => {
      edit((text) => replaceBefore(text, keys.forms?.of ?? '', letter));
      change({ shift: settled() });
    },
    closeForms: () => change({}),
    use: (tool) => tools[tool](),
    chooseLanguage: (language) => {
      choose(language);
      change({ page: 'letters', shift: shiftFor(target(), layoutFor(language)) });
    },
  };
}

/** Shift as a field wants it where its caret is. */
const shiftFor = (field: Field | null, { cased }: Layout): Shift =>
  field && cased && wantsCapital(readField(field), field.autocapitalize) ? 'auto' : 'off';
