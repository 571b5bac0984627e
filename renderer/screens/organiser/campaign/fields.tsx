/** The editor's fields by what they hold: one text or several, in one language or beside another. */
import { type ReactNode, useState } from 'react';

import type { DraftPath } from '../../../../electron/contract/editor.ts';
import { textAt, textsAt, valueAt } from '../../../campaign/paths.ts';
import { fieldName } from '../../../campaign/sections.ts';
import { divided, type Division, joined } from '../../../campaign/text-lists.ts';
import { Choice } from '../../../components/choice.tsx';
import { keyed } from '../../../components/keyed.ts';
import { toggled } from '../../../components/toggled.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useEditor, useSet } from './editor-context.tsx';
import { FieldProblems, useShownProblems } from './field-problems.tsx';
import { useLanguageNames } from './language-names.ts';
import { TextBox, type TextBoxProps } from './text-box.tsx';

type Shared = Pick<TextBoxProps, 'path' | 'label' | 'hint' | 'language' | 'rows' | 'placeholders' | 'type'>;

export interface TextProps extends Shared {
  /** Takes the text away when nothing is in it, as where it stands by its language or need not be there. */
  isRemoved?: boolean;
}

/** One text. */
export function TextAt({ isRemoved = false, ...field }: TextProps): ReactNode {
  const { draft } = useEditor();
  const set = useSet();
  return (
    <TextBox
      {...field}
      value={textAt(draft, field.path)}
      onChange={(text) => set(field.path, text === '' && isRemoved ? undefined : text)}
    />
  );
}

export interface TextsProps extends Shared {
  division: Division;
  isRemoved?: boolean;
}

/** Several texts in one field. */
export function TextsAt({ isRemoved = false, ...field }: TextsProps): ReactNode {
  const { draft } = useEditor();
  const set = useSet();
  return (
    <TextsBox
      {...field}
      value={textsAt(draft, field.path)}
      onChange={(texts) => set(field.path, texts.length === 0 && isRemoved ? undefined : texts)}
    />
  );
}

export interface TextsBoxProps extends Shared {
  division: Division;
  value: readonly string[];
  onChange: (texts: readonly string[]) => void;
}

/** What is typed stays as it is typed, empty lines and all, until something else than typing changes the texts. */
export function TextsBox({ division, value, onChange, ...field }: TextsBoxProps): ReactNode {
  const [typed, setTyped] = useState(() => joined(value, division));
  const isTyped = divided(typed, division).join('\0') === value.join('\0');
  return (
    <TextBox
      rows={division === 'lines' ? 3 : 6}
      {...field}
      division={division}
      value={isTyped ? typed : joined(value, division)}
      onChange={(text) => {
        setTyped(text);
        onChange(divided(text, division));
      }}
    />
  );
}

/** A field beside the same text in the language that it is compared with. */
export function Beside({
  text,
  children,
}: {
  text: string | readonly string[];
  children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { writing, reference } = useEditor();
  const nameOf = useLanguageNames();
  if (reference === undefined || reference === writing) return children;
  const paragraphs = typeof text === 'string' ? [text] : text;
  const isThere = paragraphs.some((paragraph) => paragraph !== '');
  return (
    <div className="beside">
      <div className="reference">
        <span className="language-tag" lang={reference}>
          {nameOf(reference)}
        </span>
        {isThere ? (
          <div lang={reference} dir="auto">
            {keyed(paragraphs).map(({ key, item }) => (
              <p key={key} dir="auto">
                {item}
              </p>
            ))}
          </div>
        ) : (
          <p className="hint">{t('editor.notWritten')}</p>
        )}
      </div>
      {children}
    </div>
  );
}

export interface ByLanguageProps extends Omit<TextProps, 'path' | 'language'> {
  /** Of the texts by their language. */
  path: DraftPath;
}

/** A text that stands by its language, in the one that is written. */
export function TextByLanguage({ path, ...field }: ByLanguageProps): ReactNode {
  const { draft, writing, reference } = useEditor();
  return (
    <Beside text={reference === undefined ? '' : textAt(draft, [...path, reference])}>
      <TextAt {...field} path={[...path, writing]} language={writing} isRemoved />
    </Beside>
  );
}

export interface CheckAtProps {
  path: DraftPath;
  label: string;
  hint?: string;
  /** Takes the field away where it is not ticked. */
  isRemoved?: boolean;
}

export function CheckAt({ path, label, hint, isRemoved = false }: CheckAtProps): ReactNode {
  const { draft } = useEditor();
  const set = useSet();
  return (
    <Choice
      type="checkbox"
      name={fieldName(path)}
      label={label}
      checked={valueAt(draft, path) === true}
      small
      onChange={(checked) => set(path, checked || (isRemoved ? undefined : false))}
    >
      {hint}
    </Choice>
  );
}

export interface SeveralProps {
  path: DraftPath;
  label: string;
  options: readonly (readonly [value: string, label: string, disabled?: boolean])[];
}

/** Which of some values a list holds, in the order in which they are offered. */
export function SeveralAt({ path, label, options }: SeveralProps): ReactNode {
  const { draft } = useEditor();
  const set = useSet();
  const chosen = textsAt(draft, path);
  const problems = useShownProblems(path, false);
  const id = fieldName(path);
  const toggle = (value: string, isIn: boolean): void => {
    const order = options.map(([each]) => each);
    set(
      path,
      toggled(chosen, value, isIn).toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
  };
  return (
    <fieldset className="several" data-field={id}>
      <legend>{label}</legend>
      {options.map(([value, words, disabled = false]) => (
        <Choice
          key={value}
          type="checkbox"
          name={id}
          value={value}
          label={words}
          checked={chosen.includes(value)}
          disabled={disabled && !chosen.includes(value)}
          small
          onChange={(isIn) => toggle(value, isIn)}
        />
      ))}
      <FieldProblems id={`${id}-problems`} problems={problems} />
    </fieldset>
  );
}
