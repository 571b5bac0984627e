/** The on-screen keyboard of one person: whether it is there, in which language, and which field it types into. */
import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';

import type { KeyboardWish } from '../../electron/contract/settings.ts';
import { belongsToTyping, type Field, firstField, isField } from '../keyboard/field.ts';
import { afterwards, atFirst, type Happening, takesOver } from '../keyboard/visibility.ts';

export interface KeyboardState {
  shown: boolean;
  /** Whether this laptop has one at all. */
  isOffered: boolean;
  /** Fields keep the system's own keyboard closed. */
  takesOver: boolean;
  toggle: () => void;
  /** The campaign's languages, whose keyboards come before others. */
  languages: readonly string[];
  /** What was chosen on the keyboard; undefined means the page's language. */
  chosen: string | undefined;
  choose: (language: string) => void;
  /** The field that had the focus last, else the screen's first. */
  target: () => Field | null;
  /** Fields on the screen now; without any there is nothing to show a keyboard for. */
  fields: number;
  /** Says that a field is on the screen. @returns what says that it is gone */
  addField: () => () => void;
}

/** @param languages of the campaign @param wish of the organisers */
export function useKeyboard(languages: readonly string[], wish: KeyboardWish): KeyboardState {
  const [visibility, happen] = useReducer(afterwards, wish, atFirst);
  const isOffered = wish !== 'never';
  const [chosen, choose] = useState<string>();
  const [fields, setFields] = useState(0);
  const [last] = useState<{ field?: Field }>({});

  useEffect(
    () =>
      watchPage(happen, (field) => {
        last.field = field;
      }),
    [last],
  );

  const addField = useCallback(() => {
    setFields((before) => before + 1);
    return () => setFields((before) => before - 1);
  }, []);
  return useMemo(
    () => ({
      shown: isOffered && visibility.shown !== 'no' && fields > 0,
      isOffered,
      takesOver: isOffered && takesOver(visibility),
      toggle: () => happen('toggle'),
      languages,
      chosen,
      choose,
      target: () => (last.field?.isConnected ? last.field : firstField()),
      fields,
      addField,
    }),
    [addField, chosen, fields, isOffered, languages, last, visibility],
  );
}

/** Tells what happens in the page that matters to the keyboard. @returns what ends it */
function watchPage(happen: (what: Happening) => void, onField: (field: Field) => void): () => void {
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  let isDown = false;
  // Not before a click is over: the page moves when the keyboard goes, and the click would land elsewhere.
  const lookSoon = (): void => {
    if (isDown) return;
    setTimeout(() => {
      if (!belongsToTyping(document.activeElement)) happen('left');
    });
  };
  const up = (): void => {
    isDown = false;
    lookSoon();
  };
  const focused = ({ target }: FocusEvent): void => {
    if (!isField(target)) return lookSoon();
    onField(target);
    happen('field');
  };
  const pressed = ({ key, target }: KeyboardEvent): void => {
    // A system's on-screen keyboard has no names for its keys.
    if (key !== 'Unidentified') happen(isField(target) ? 'key-in-field' : 'key');
  };

  document.addEventListener(
    'pointerdown',
    ({ pointerType }) => {
      isDown = true;
      happen(pointerType === 'mouse' ? 'mouse' : 'finger');
    },
    options,
  );
  document.addEventListener('pointerup', up, options);
  document.addEventListener('pointercancel', up, options);
  document.addEventListener('focusin', focused, options);
  document.addEventListener('focusout', lookSoon, options);
  document.addEventListener('keydown', pressed, options);
  return () => stop.abort();
}
