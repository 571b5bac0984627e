/** What is demanded, the petition that a person is about to sign, who gets what; and everything, for who wants to read it. */
import type { ReactNode } from 'react';

import { Paragraphs, StandInNote } from '../../components/campaign-text.tsx';
import { keyed } from '../../components/keyed.ts';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';
import { type StepProps, StepScreen } from './step-screen.tsx';

export function Appeal({ campaign, signing, onLeave }: StepProps): ReactNode {
  const { t, language } = useWords();
  const { text, language: shown } = pickShown(campaign.texts, language, campaign.languages);
  return (
    <StepScreen
      signing={signing}
      title={text.title}
      titleLanguage={shown}
      onLeave={onLeave}
      on={{ label: t('appeal.on'), act: signing.next }}
    >
      <StandInNote shown={shown} />
      {text.notice && (
        <p className="note" lang={shown} dir="auto">
          {text.notice}
        </p>
      )}
      <div className="reading">
        <p className="lead" lang={shown} dir="auto">
          {text.summary}
        </p>
        <section>
          <h2>{t('appeal.demands')}</h2>
          <ul lang={shown}>
            {keyed(text.demands).map(({ key, item }) => (
              <li key={key} dir="auto">
                {item}
              </li>
            ))}
          </ul>
        </section>
        <section className="petition">
          <h2>{t('appeal.petition')}</h2>
          <Paragraphs text={text.petition} language={shown} />
        </section>
        <section>
          <h2>{t('appeal.goesTo')}</h2>
          <ul>
            {campaign.letters.map(({ id, title, intro }) => {
              const name = pickShown(title, language, campaign.languages);
              const to = pickShown(intro, language, campaign.languages);
              return (
                <li key={id}>
                  <strong lang={name.language}>{name.text}</strong>
                  <br />
                  <span lang={to.language} dir="auto">
                    {to.text}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
        <details className="everything">
          <summary>{t('appeal.everything')}</summary>
          <h2>{t('appeal.happened')}</h2>
          <Paragraphs text={text.appeal} language={shown} />
          {text.sources && (
            <p className="hint" lang={shown} dir="auto">
              {t('appeal.sources', { sources: text.sources.join('; ') })}
            </p>
          )}
          <p className="hint">{t('appeal.version', { version: campaign.version })}</p>
        </details>
      </div>
    </StepScreen>
  );
}
