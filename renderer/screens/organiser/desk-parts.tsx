/** From one part of the desk to another. */
import type { ReactNode } from 'react';

import { Button } from '../../components/button.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { PartName } from './parts.ts';

export interface DeskPartsProps {
  parts: readonly PartName[];
  shown: PartName;
  onShow: (part: PartName) => void;
}

export function DeskParts({ parts, shown, onShow }: DeskPartsProps): ReactNode {
  const { t } = useWords();
  return (
    <nav className="parts" aria-label={t('desk.title')}>
      {parts.map((part) => (
        <Button
          key={part}
          look={part === shown ? 'primary' : 'plain'}
          aria-current={part === shown ? 'page' : undefined}
          data-part-button={part}
          onClick={() => onShow(part)}
        >
          {t(`parts.${part}`)}
        </Button>
      ))}
    </nav>
  );
}
