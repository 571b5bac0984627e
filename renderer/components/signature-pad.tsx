/** The field to sign in, with its two buttons. */
import type { ReactNode } from 'react';

import type { Strokes } from '../../electron/contract/signing.ts';
import { useSignaturePad } from '../hooks/use-signature-pad.ts';
import { useWords } from '../i18n/words.tsx';
import { Button } from './button.tsx';

export interface SignaturePadProps {
  strokes: Strokes;
  onChange: (strokes: Strokes) => void;
}

export function SignaturePad({ strokes, onChange }: SignaturePadProps): ReactNode {
  const { t } = useWords();
  const { canvas, undoStroke, clear } = useSignaturePad(strokes, onChange);
  const isEmpty = strokes.length === 0;
  return (
    <div className="signature-pad">
      <canvas ref={canvas}>{t('sign.canvas')}</canvas>
      <span className="signature-line" aria-hidden="true" />
      <div className="row">
        <Button onClick={undoStroke} disabled={isEmpty}>
          {t('sign.undo')}
        </Button>
        <Button onClick={clear} disabled={isEmpty}>
          {t('sign.clear')}
        </Button>
      </div>
    </div>
  );
}
