/** A person's own data as it will be sealed, each part with the way back to it. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../electron/contract/campaign.ts';
import { countryName } from '../../../electron/wording/countries.ts';
import { normaliseLine, normaliseText } from '../../../electron/wording/normalise.ts';
import { pick } from '../../../electron/wording/pick.ts';
import { Button } from '../../components/button.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { Draft } from '../../signing/draft.ts';
import type { Step } from '../../signing/steps.ts';
import { DraftSignature } from './draft-signature.tsx';

export interface ReviewDataProps {
  campaign: Campaign;
  draft: Draft;
  onCorrect: (step: Step) => void;
}

export function ReviewData({ campaign, draft, onCorrect }: ReviewDataProps): ReactNode {
  const { t, language, interfaceLanguage, catalogs } = useWords();
  const rows: [string, string][] = [
    [t('details.name'), normaliseLine(draft.name)],
    [t('details.place'), normaliseLine(draft.place)],
    [t('details.country'), countryName(draft.country, catalogs.letterWords(interfaceLanguage).locale)],
    ...campaign.fields.map(({ id, label }): [string, string] => [
      pick(label, language, campaign.languages),
      normaliseLine(draft.fields[id] ?? ''),
    ]),
    [t('visibility.title'), t(`visibility.${draft.visibility ?? 'addressee'}`)],
  ];
  const message = normaliseText(draft.message);

  return (
    <div className="review-parts">
      <section className="part">
        <h2>{t('review.you')}</h2>
        <dl>
          {rows.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{value === '' ? t('review.empty') : value}</dd>
            </div>
          ))}
        </dl>
        <Button onClick={() => onCorrect('details')}>{t('review.editDetails')}</Button>
      </section>
      <section className="part">
        <h2>{t('review.words')}</h2>
        <p className="own-words" dir="auto">
          {message === '' ? t('review.empty') : message}
        </p>
        <Button onClick={() => onCorrect('message')}>{t('review.editMessage')}</Button>
      </section>
      <section className="part">
        <h2>{t('review.signature')}</h2>
        <DraftSignature draft={draft} />
        <Button onClick={() => onCorrect('sign')}>{t('review.editSignature')}</Button>
      </section>
    </div>
  );
}
