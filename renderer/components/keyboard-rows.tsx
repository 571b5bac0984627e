/** The rows of keys that write, and the keys around them that do something. */
import type { ReactNode } from 'react';

import { useHeld } from '../hooks/use-held.ts';
import type { ToolKey, Typing } from '../hooks/use-typing.ts';
import { languageName } from '../i18n/language-name.ts';
import { useWords } from '../i18n/words.tsx';
import { formsOf } from '../keyboard/forms.ts';
import type { Layout, TextKey } from '../keyboard/layout.ts';
import { KeyButton, type KeyButtonProps } from './key-button.tsx';
import { type IconName, KeyboardIcon } from './keyboard-icon.tsx';

export interface KeyboardRowsProps {
  typing: Typing;
  layout: Layout;
  /** Whether Enter leads to the next field; in several lines it makes a new one. */
  enterGoesOn: boolean;
}

export function KeyboardRows({ typing, layout, enterGoesOn }: KeyboardRowsProps): ReactNode {
  const { t, catalogs } = useWords();
  const { page, shift } = typing;
  const rows = page === 'signs' ? layout.signs : layout.letters;
  const isShifted = shift !== 'off' && page === 'letters';
  const text = (key: TextKey): ReactNode => (
    <LetterKey key={key.text} of={key} typing={typing} shifted={isShifted} layout={layout} />
  );
  const tool = (
    name: ToolKey,
    icon: IconName | undefined,
    rest: Omit<KeyButtonProps, 'onPress'>,
  ): ReactNode => <ToolButton key={name} {...rest} name={name} icon={icon} typing={typing} />;
  const shiftKey = tool('shift', shift === 'locked' ? 'shiftLocked' : 'shift', {
    'aria-label': t(shift === 'locked' ? 'keyboard.shiftLocked' : 'keyboard.shift'),
    'aria-pressed': shift !== 'off',
  });

  return (
    <>
      {rows.map((row, index) => (
        <div key={row[0]!.text} className="key-row">
          {index === rows.length - 1 && page === 'letters' && shiftKey}
          {row.map(text)}
          {index === rows.length - 1 &&
            tool('backspace', 'backspace', { 'aria-label': t('keyboard.backspace') })}
        </div>
      ))}
      <div className="key-row">
        {page === 'signs'
          ? tool('letters', undefined, { 'aria-label': t('keyboard.letters'), children: layout.sample })
          : tool('signs', undefined, { 'aria-label': t('keyboard.signs'), children: '123' })}
        <KeyButton
          look="tool"
          className="key-language"
          tabIndex={0}
          onPress={() => typing.use('languages')}
          aria-label={t('keyboard.language', { language: languageName(layout.language, catalogs) })}
        >
          <KeyboardIcon name="language" />
          <span lang={layout.language}>{languageName(layout.language, catalogs)}</span>
        </KeyButton>
        {layout.nearSpace.before.map(text)}
        {tool('space', undefined, {
          look: 'letter',
          className: 'key-space',
          'aria-label': t('keyboard.space'),
        })}
        {layout.nearSpace.after.map(text)}
        {enterGoesOn
          ? tool('enter', 'next', { 'aria-label': t('keyboard.next') })
          : tool('enter', 'newLine', { 'aria-label': t('keyboard.newLine') })}
      </div>
    </>
  );
}

interface LetterKeyProps {
  of: TextKey;
  typing: Typing;
  shifted: boolean;
  layout: Layout;
}

function LetterKey({ of: key, typing, shifted, layout }: LetterKeyProps): ReactNode {
  const hold = useHeld();
  const shown = shifted ? key.shifted : key.text;
  const hasForms = formsOf(key, shifted, layout.language).length > 0;
  return (
    <KeyButton
      lang={key.language}
      data-forms={hasForms}
      onPress={(by) => {
        typing.write(key);
        if (by === 'pointer') hold(() => typing.offerForms(key, shifted), 'once');
      }}
    >
      {/^\p{M}/u.test(shown) ? `◌${shown}` : shown}
    </KeyButton>
  );
}

type ToolLook = Omit<KeyButtonProps, 'onPress' | 'name'>;

interface ToolButtonProps extends ToolLook {
  name: ToolKey;
  icon: IconName | undefined;
  typing: Typing;
}

function ToolButton({ name, icon, typing, children, ...rest }: ToolButtonProps): ReactNode {
  const hold = useHeld();
  return (
    <KeyButton
      look="tool"
      onPress={(by) => {
        typing.use(name);
        if (by === 'pointer' && name === 'backspace') hold(() => typing.use(name), 'repeat');
      }}
      {...rest}
    >
      {icon ? <KeyboardIcon name={icon} /> : children}
    </KeyButton>
  );
}
