/** The rows of keys that write, and the keys around them that do something. */
import type { ReactNode } from 'react';

import type { Typing } from '../hooks/use-typing.ts';
import { languageName } from '../i18n/language-name.ts';
import { useWords } from '../i18n/words.tsx';
import type { Layout, TextKey } from '../keyboard/layout.ts';
import { KeyboardIcon } from './keyboard-icon.tsx';
import { LetterKey } from './letter-key.tsx';
import { ToolKey } from './tool-key.tsx';

export interface KeyboardRowsProps {
  typing: Typing;
  layout: Layout;
  /** Whether Enter leads to the next field; in several lines it makes a new one. */
  enterGoesOn: boolean;
}

export function KeyboardRows(props: KeyboardRowsProps): ReactNode {
  const { typing, layout } = props;
  const { t } = useWords();
  const isSigns = typing.page === 'signs';
  const rows = isSigns ? layout.signs : layout.letters;
  const [last, ...others] = rows.toReversed();
  return (
    <>
      {others.toReversed().map((row) => (
        <div key={row[0]!.text} className="key-row">
          <Letters of={row} {...props} />
        </div>
      ))}
      <div className="key-row">
        {!isSigns && <ShiftKey typing={typing} />}
        <Letters of={last!} {...props} />
        <ToolKey tool="backspace" typing={typing} aria-label={t('keyboard.backspace')}>
          <KeyboardIcon name="backspace" />
        </ToolKey>
      </div>
      <BottomRow {...props} />
    </>
  );
}

function Letters({ of, typing, layout }: KeyboardRowsProps & { of: readonly TextKey[] }): ReactNode {
  const isShifted = typing.shift !== 'off' && typing.page === 'letters';
  return of.map((key) => (
    <LetterKey key={key.text} of={key} typing={typing} shifted={isShifted} language={layout.language} />
  ));
}

function ShiftKey({ typing }: { typing: Typing }): ReactNode {
  const { t } = useWords();
  const isLocked = typing.shift === 'locked';
  return (
    <ToolKey
      tool="shift"
      typing={typing}
      aria-label={isLocked ? t('keyboard.shiftLocked') : t('keyboard.shift')}
      aria-pressed={typing.shift !== 'off'}
    >
      <KeyboardIcon name={isLocked ? 'shiftLocked' : 'shift'} />
    </ToolKey>
  );
}

function BottomRow(props: KeyboardRowsProps): ReactNode {
  const { typing, layout, enterGoesOn } = props;
  const { t, catalogs } = useWords();
  const language = languageName(layout.language, catalogs);
  return (
    <div className="key-row">
      {typing.page === 'signs' ? (
        <ToolKey tool="letters" typing={typing} title={t('keyboard.letters')}>
          {layout.sample}
        </ToolKey>
      ) : (
        <ToolKey tool="signs" typing={typing} title={t('keyboard.signs')}>
          123
        </ToolKey>
      )}
      <ToolKey
        tool="languages"
        typing={typing}
        className="key-language"
        tabIndex={0}
        aria-label={t('keyboard.language', { language })}
      >
        <KeyboardIcon name="language" />
        <span lang={layout.language}>{language}</span>
      </ToolKey>
      <Letters of={layout.nearSpace.before} {...props} />
      <ToolKey
        tool="space"
        typing={typing}
        look="letter"
        className="key-space"
        aria-label={t('keyboard.space')}
      />
      <Letters of={layout.nearSpace.after} {...props} />
      <ToolKey
        tool="enter"
        typing={typing}
        aria-label={enterGoesOn ? t('keyboard.next') : t('keyboard.newLine')}
      >
        <KeyboardIcon name={enterGoesOn ? 'next' : 'newLine'} />
      </ToolKey>
    </div>
  );
}
