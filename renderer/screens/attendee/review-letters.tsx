/** The petition and every letter, word for word: the same values that the printed ones are drawn from. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../electron/contract/campaign.ts';
import { composeLetters } from '../../../electron/wording/compose.ts';
import { normaliseSigning } from '../../../electron/wording/entry.ts';
import { pick } from '../../../electron/wording/pick.ts';
import { Button } from '../../components/button.tsx';
import { Paragraphs } from '../../components/campaign-text.tsx';
import { LetterSheet } from '../../components/letter-sheet.tsx';
import { languageName } from '../../i18n/language-name.ts';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';
import { type Draft, signingOf } from '../../signing/draft.ts';
import type { Step } from '../../signing/steps.ts';
import { DraftSignature } from './draft-signature.tsx';

export interface ReviewLettersProps {
  campaign: Campaign;
  draft: Draft;
  day: string;
  onCorrect: (step: Step) => void;
}

export function ReviewLetters({ campaign, draft, day, onCorrect }: ReviewLettersProps): ReactNode {
  const { t, language, catalogs } = useWords();
  const signing = normaliseSigning(signingOf(draft, language));
  const letters = composeLetters(campaign, { ...signing, day }, catalogs.letterWords);
  const { text, language: shown } = pickShown(campaign.texts, language, campaign.languages);
  const titleOf = (id: string): string => {
    const letter = campaign.letters.find((each) => each.id === id)!;
    return pick(letter.title, language, campaign.languages);
  };

  return (
    <section>
      <h2>{t('review.papers')}</h2>
      {campaign.specimen && <p className="note">{t('review.specimen')}</p>}
      <h3>{t('letters.petition')}</h3>
      <div className="sheet">
        <Paragraphs text={text.petition} language={shown} />
      </div>
      {letters.length === 0 && <p>{t('review.noLetters')}</p>}
      {letters.map((letter) => (
        <div key={`${letter.letter} ${letter.addressee}`} className="paper">
          <h3>
            {titleOf(letter.letter)}
            <span className="hint">
              {' '}
              {t('review.inLanguage', { language: languageName(letter.language, catalogs) })}
            </span>
          </h3>
          <LetterSheet letter={letter} signature={<DraftSignature draft={draft} />} />
        </div>
      ))}
      <Button onClick={() => onCorrect('choose')}>{t('review.editLetters')}</Button>
    </section>
  );
}
