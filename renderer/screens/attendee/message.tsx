/** A person's own words, which stand in each of their letters. */
import type { ReactNode } from 'react';

import { messageLimit } from '../../../electron/contract/limits.ts';
import { normaliseText } from '../../../electron/wording/normalise.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStep } from '../../hooks/use-step.ts';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';
import { lettersOf } from '../../signing/draft.ts';
import { type StepProps, StepScreen } from './step-screen.tsx';

export function Message({ campaign, signing, onLeave }: StepProps): ReactNode {
  const { t, language } = useWords();
  const { draft, change } = signing;
  const { problems, goOn } = useStep(signing, campaign);
  const chosen = campaign.letters.filter(({ id }) => lettersOf(draft).includes(id));
  const take = (suggestion: string): void =>
    change({
      message: draft.message.trim() === '' ? suggestion : `${draft.message.trimEnd()}\n\n${suggestion}`,
    });

  return (
    <StepScreen
      signing={signing}
      title={t('message.title')}
      onLeave={onLeave}
      on={{ label: t('message.on'), act: goOn }}
    >
      <p>{chosen.length > 0 ? t('message.intro') : t('message.introWithoutLetters')}</p>
      <TextField
        name="message"
        label={t('common.optional', { label: t('message.label') })}
        hint={t('message.noNames')}
        value={draft.message}
        onChange={(message) => change({ message })}
        problem={problems['message']}
        rows={7}
        autoCapitalize="sentences"
      />
      <p className="counter" aria-live="off">
        {t('message.left', { count: messageLimit - normaliseText(draft.message).length })}
      </p>
      {chosen.length > 0 && <h2>{t('message.suggestions')}</h2>}
      <div className="columns">
        {chosen.map((letter) => {
          const title = pickShown(letter.title, language, campaign.languages);
          const { text, language: shown } = pickShown(letter.texts, language, campaign.languages);
          return (
            <section key={letter.id} className="suggestion">
              <h3 lang={title.language}>{title.text}</h3>
              <p lang={shown} dir="auto">
                {text.suggestion}
              </p>
              <Button onClick={() => take(text.suggestion)}>{t('message.take')}</Button>
            </section>
          );
        })}
      </div>
    </StepScreen>
  );
}
