/** The on-screen keyboard, at the foot of a person's screens while it is shown. */
import type { CSSProperties, ReactNode } from 'react';

import { useKeyboardRoot } from '../hooks/use-keyboard-root.ts';
import type { KeyboardState } from '../hooks/use-keyboard.ts';
import { type Typing, useTyping } from '../hooks/use-typing.ts';
import { languageName } from '../i18n/language-name.ts';
import { useWords } from '../i18n/words.tsx';
import { columnsOf } from '../keyboard/layout.ts';
import { keyboardLanguages, layoutFor } from '../keyboard/layouts.ts';
import { KeyButton } from './key-button.tsx';
import { useKeyboardHere } from './keyboard-context.tsx';
import { KeyboardIcon } from './keyboard-icon.tsx';
import { KeyboardRows } from './keyboard-rows.tsx';

export function Keyboard(): ReactNode {
  const keyboard = useKeyboardHere();
  return keyboard?.shown ? <Keys keyboard={keyboard} /> : null;
}

function Keys({ keyboard }: { keyboard: KeyboardState }): ReactNode {
  const { t, language } = useWords();
  const layout = layoutFor(keyboard.chosen ?? language);
  const typing = useTyping(keyboard, layout);
  const { root, enterGoesOn } = useKeyboardRoot(keyboard);
  const columns = columnsOf(typing.page === 'signs' ? layout.signs : layout.letters);
  const sizes = { '--columns': columns, '--rows': layout.letters.length + 1 } as CSSProperties;

  return (
    <fieldset ref={root} className="keyboard" aria-label={t('keyboard.label')} dir="ltr" style={sizes}>
      <Forms typing={typing} language={layout.language} />
      <div className="key-rows">
        {typing.page === 'languages' ? (
          <Languages
            typing={typing}
            chosen={layout.language}
            all={keyboardLanguages(language, keyboard.languages)}
          />
        ) : (
          <KeyboardRows typing={typing} layout={layout} enterGoesOn={enterGoesOn} />
        )}
      </div>
    </fieldset>
  );
}

/** Other forms of the letter typed last, above the keys. */
function Forms({ typing, language }: { typing: Typing; language: string }): ReactNode {
  const { t } = useWords();
  const { forms, takeForm, closeForms } = typing;
  if (!forms) return null;
  return (
    <fieldset className="key-row key-forms" aria-label={t('keyboard.forms', { letter: forms.of })}>
      {forms.letters.map((letter) => (
        <KeyButton key={letter} acts="click" lang={language} onPress={() => takeForm(letter)}>
          {letter}
        </KeyButton>
      ))}
      <KeyButton
        look="tool"
        acts="click"
        className="key-close"
        aria-label={t('keyboard.closeForms')}
        onPress={closeForms}
      >
        <KeyboardIcon name="close" />
      </KeyButton>
    </fieldset>
  );
}

interface LanguagesProps {
  typing: Typing;
  chosen: string;
  all: readonly string[];
}

/** All keyboards by the names of their languages. */
function Languages({ typing, chosen, all }: LanguagesProps): ReactNode {
  const { catalogs } = useWords();
  return (
    <div className="key-languages">
      {all.map((each) => (
        <KeyButton
          key={each}
          acts="click"
          lang={each}
          dir="auto"
          tabIndex={each === chosen ? 0 : -1}
          aria-pressed={each === chosen}
          onPress={() => typing.chooseLanguage(each)}
        >
          {languageName(each, catalogs)}
        </KeyButton>
      ))}
    </div>
  );
}
