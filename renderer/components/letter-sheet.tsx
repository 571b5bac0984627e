/** One letter, word for word as it will be printed. */
import type { ReactNode } from 'react';

import type { ComposedLetter } from '../../electron/wording/compose.ts';

export interface LetterSheetProps {
  letter: ComposedLetter;
  /** The signature, drawn or typed; it stands only where the name does. */
  signature: ReactNode;
}

export function LetterSheet({ letter, signature }: LetterSheetProps): ReactNode {
  const { addressLines, day, subject, salutation, paragraphs, ownWords, closing, signer } = letter;
  return (
    <article className="sheet" lang={letter.language} dir="auto">
      <address>
        {addressLines.map((line, i) => (
          <span key={i}>{line}</span>
        ))}
      </address>
      <p className="sheet-day">{day}</p>
      <h4>{subject}</h4>
      <p>{salutation}</p>
      {paragraphs.map((paragraph, i) => (
        <p key={i}>{paragraph}</p>
      ))}
      <div className="sheet-own" lang={letter.ownLanguage} dir="auto">
        {ownWords.map((paragraph, i) => (
          <p key={i}>{paragraph}</p>
        ))}
      </div>
      <p>{closing}</p>
      {signer.name !== undefined && signature}
      <p className="sheet-signer">
        {signer.name !== undefined && <strong>{signer.name}</strong>}
        {signer.lines.map((line, i) => (
          <span key={i}>{line}</span>
        ))}
      </p>
    </article>
  );
}
