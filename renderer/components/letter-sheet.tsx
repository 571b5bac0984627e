/** One letter, word for word as it will be printed. */
import type { ReactNode } from 'react';

import type { ComposedLetter } from '../../electron/wording/compose.ts';
import { useWords } from '../i18n/words.tsx';
import { keyed } from './keyed.ts';

export interface LetterSheetProps {
  letter: ComposedLetter;
  /** The signature, drawn or typed; it stands only where the name does. */
  signature: ReactNode;
}

export function LetterSheet({ letter, signature }: LetterSheetProps): ReactNode {
  const printed = useWords().wordsOf(letter.language);
  const { addressLines, day, subject, salutation, paragraphs, ownWords, closing, signer } = letter;
  return (
    <article className="sheet" lang={letter.language} dir="auto">
      <address>
        {keyed(addressLines).map(({ key, item }) => (
          <span key={key}>{item}</span>
        ))}
      </address>
      <p className="sheet-day">{day}</p>
      <h4>{subject}</h4>
      <p>{salutation}</p>
      {keyed(paragraphs).map(({ key, item }) => (
        <p key={key}>{item}</p>
      ))}
      <div className="sheet-own" lang={letter.ownLanguage} dir="auto">
        {keyed(ownWords).map(({ key, item }) => (
          <p key={key}>{item}</p>
        ))}
      </div>
      <p>{closing}</p>
      {signer.name !== undefined && signature}
      <p className="sheet-signer">
        {signer.name !== undefined && <strong>{signer.name}</strong>}
        {keyed(signer.lines).map(({ key, item }) => (
          <span key={key}>{item}</span>
        ))}
      </p>
      <SheetList label={printed('print.copyTo')} lines={letter.copyTo} />
      <SheetList label={printed('print.enclosures')} lines={letter.enclosures} />
    </article>
  );
}

/** "Copy to" or "Enclosures", in the letter's language. */
function SheetList({ label, lines }: { label: string; lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <p className="sheet-signer">
      <strong>{label}</strong>
      {keyed(lines).map(({ key, item }) => (
        <span key={key}>{item}</span>
      ))}
    </p>
  );
}
