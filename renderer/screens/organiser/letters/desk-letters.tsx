/** Everything that is made of the entries: letters, the petition, tables; and the certificate that vouches for the letters. */
import type { ReactNode } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { useLetterDesk } from '../../../hooks/use-letter-desk.ts';
import type { LetterWork } from '../../../hooks/use-letter-work.ts';
import type { DeskPart } from '../desk.tsx';
import { CertificateCard } from './certificate-card.tsx';
import { ExportCards } from './export-cards.tsx';
import { LettersCard } from './letters-card.tsx';
import { PetitionCard } from './petition-card.tsx';

export interface DeskLettersProps extends DeskPart {
  campaign: Campaign;
  work: LetterWork;
}

/** What each card gets. */
export interface LetterCard extends DeskLettersProps {
  desk: OutputOf<'letterDesk'> | undefined;
}

export function DeskLetters(props: DeskLettersProps): ReactNode {
  const card = { ...props, desk: useLetterDesk(props.call) };
  return (
    <>
      <LettersCard {...card} />
      <div className="cards cards-one">
        <PetitionCard {...card} />
        <CertificateCard {...card} />
      </div>
      <ExportCards {...card} />
    </>
  );
}
