/** The signature of a draft, drawn or typed. */
import type { ReactNode } from 'react';

import { normaliseLine } from '../../../electron/wording/normalise.ts';
import { SignatureDrawing } from '../../components/signature-drawing.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { Draft } from '../../signing/draft.ts';

export function DraftSignature({ draft }: { draft: Draft }): ReactNode {
  const { t } = useWords();
  return draft.signWith === 'drawing' ? (
    <SignatureDrawing strokes={draft.strokes} label={t('review.signature')} />
  ) : (
    <p className="mark" dir="auto">
      {normaliseLine(draft.mark)}
    </p>
  );
}
