/**
 * `{from}`, `{country}`, `{organisation}` in a letter: a list opens when a brace is typed, and buttons put them in for those who
 * use no keyboard. A text field with a list (ARIA: `aria-autocomplete`, the focus stays in the field).
 */
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react';

import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { insertText } from '../../../keyboard/edit.ts';
import { type Field, readField, writeField } from '../../../keyboard/field.ts';

export interface Placeholders {
  names: readonly string[];
  /** Those that fit what was typed after the brace; none while the list is closed. */
  fitting: readonly string[];
  active: number;
  listId: string;
  attributes: Readonly<Record<string, string | undefined>>;
  /** Looks at what stands before the caret. */
  look: () => void;
  press: (event: KeyboardEvent) => void;
  take: (name: string) => void;
  /** Puts one in where the caret is. */
  insert: (name: string) => void;
  close: () => void;
}

/** A brace that is open before the caret, and what was typed after it. */
const openBrace = /\{([a-z]*)$/;

export function usePlaceholders(field: RefObject<Field | null>, names: readonly string[]): Placeholders {
  const listId = useId();
  const [typed, setTyped] = useState<string>();
  const [chosen, setChosen] = useState(0);
  const fitting = typed === undefined ? [] : names.filter((name) => name.startsWith(typed));
  const active = Math.min(chosen, fitting.length - 1);
  const close = (): void => setTyped(undefined);
  const write = (name: string, backTo: (before: string) => number): void => {
    const element = field.current;
    if (!element) return;
    const edited = readField(element);
    const start = backTo(edited.value.slice(0, edited.start));
    element.focus();
    writeField(element, insertText({ ...edited, start }, `{${name}}`));
    close();
  };
  const take = (name: string): void =>
    write(name, (before) => openBrace.exec(before)?.index ?? before.length);
  const look = (): void => {
    const element = field.current;
    if (names.length === 0 || !element) return;
    const { value, start, end } = readField(element);
    const found = start === end ? openBrace.exec(value.slice(0, start))?.[1] : undefined;
    if (found !== typed) setChosen(0);
    setTyped(found);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setChosen((active + 1) % fitting.length),
    ArrowUp: () => setChosen((active + fitting.length - 1) % fitting.length),
    Enter: () => take(fitting[active]!),
    Tab: () => take(fitting[active]!),
    Escape: close,
  };
  return {
    names,
    fitting,
    active,
    listId,
    attributes:
      names.length === 0
        ? {}
        : {
            'aria-autocomplete': 'list',
            'aria-controls': fitting.length > 0 ? listId : undefined,
            'aria-activedescendant': fitting.length > 0 ? `${listId}-${active}` : undefined,
          },
    look,
    press: (event) => {
      const act = fitting.length > 0 && !event.shiftKey ? keys[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    },
    take,
    insert: (name) => write(name, (before) => before.length),
    close,
  };
}

/** The open list. The field keeps the focus, so the pointer must not take it. */
export function PlaceholderList({ placeholders }: { placeholders: Placeholders }): ReactNode {
  const { t } = useWords();
  const { fitting, active, listId, take } = placeholders;
  if (fitting.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <select> would take the focus from the field
    <div className="placeholder-list" id={listId} role="listbox" aria-label={t('editor.placeholders')}>
      {fitting.map((name, i) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the field's
        <div
          key={name}
          id={`${listId}-${i}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it belongs to the list above
          role="option"
          aria-selected={i === active}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(name)}
        >
          <code>{`{${name}}`}</code> {t(`editor.insert_${name}`)}
        </div>
      ))}
    </div>
  );
}

export function InsertRow({ placeholders: { names, insert } }: { placeholders: Placeholders }): ReactNode {
  const { t } = useWords();
  if (names.length === 0) return null;
  return (
    <div className="row insert-row">
      <span className="hint">{t('editor.insert')}</span>
      {names.map((name) => (
        <Button
          key={name}
          data-insert={name}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => insert(name)}
        >
          {t(`editor.insert_${name}`)}
        </Button>
      ))}
    </div>
  );
}
