/** Who signs, and how the name is shown. */
import type { ReactNode } from 'react';

import { CountrySelect } from '../../components/country-select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStep } from '../../hooks/use-step.ts';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';
import { lettersOf } from '../../signing/draft.ts';
import { LetterAddressees } from './letter-addressees.tsx';
import { type StepProps, StepScreen } from './step-screen.tsx';
import { VisibilityChoices } from './visibility-choices.tsx';

export function Details({ campaign, signing, onLeave }: StepProps): ReactNode {
  const { t, language } = useWords();
  const { draft, change } = signing;
  const { problems, goOn } = useStep(signing, campaign);
  const chosen = campaign.letters.filter(({ id }) => lettersOf(draft).includes(id));

  return (
    <StepScreen
      signing={signing}
      title={t('details.title')}
      onLeave={onLeave}
      on={{ label: signing.following === 'message' ? t('details.on') : t('message.on'), act: goOn }}
    >
      <section>
        <h2>{t('details.you')}</h2>
        <div className="columns">
          <TextField
            name="name"
            label={t('details.name')}
            value={draft.name}
            onChange={(name) => change({ name })}
            problem={problems['name']}
            autoCapitalize="words"
            required
          />
          <TextField
            name="place"
            label={t('details.place')}
            value={draft.place}
            onChange={(place) => change({ place })}
            problem={problems['place']}
            autoCapitalize="words"
            required
          />
          <CountrySelect
            value={draft.country}
            onChange={(country) => change({ country })}
            problem={problems['country']}
          />
          {campaign.fields.map(({ id, label, required }) => {
            const { text, language: shown } = pickShown(label, language, campaign.languages);
            return (
              <TextField
                key={id}
                name={`fields.${id}`}
                label={required ? text : t('common.optional', { label: text })}
                labelLanguage={shown}
                value={draft.fields[id] ?? ''}
                onChange={(value) => change({ fields: { ...draft.fields, [id]: value } })}
                problem={problems[`fields.${id}`]}
                autoCapitalize="sentences"
                required={required}
              />
            );
          })}
        </div>
      </section>
      {chosen.length > 0 && (
        <section>
          <h2>{t('appeal.goesTo')}</h2>
          {chosen.map((letter) => {
            const title = pickShown(letter.title, language, campaign.languages);
            return (
              <div key={letter.id}>
                <strong lang={title.language}>{title.text}</strong>
                <LetterAddressees campaign={campaign} letter={letter} country={draft.country} />
              </div>
            );
          })}
        </section>
      )}
      <VisibilityChoices
        campaign={campaign}
        value={draft.visibility}
        onChange={(visibility) => change({ visibility })}
        problem={problems['visibility']}
      />
    </StepScreen>
  );
}
