/** Says what leaves the house and asks once, before a file is written that anybody can read. */
import { type ReactNode, useEffect, useRef, useState } from 'react';

import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../i18n/words.tsx';

export interface AskOnceProps {
  /** On the button that leads here. */
  label: string;
  /** What leaves the house, in a sentence. */
  leaves: string;
  disabled: boolean;
  onAgreed: () => void;
}

export function AskOnce({ label, leaves, disabled, onAgreed }: AskOnceProps): ReactNode {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const question = useRef<HTMLParagraphElement>(null);
  // whoever goes by keyboard or listens gets the question next, not the end of the page
  useEffect(() => {
    if (isAsking) question.current?.focus();
  }, [isAsking]);
  if (!isAsking)
    return (
      <>
        <p className="hint">{leaves}</p>
        <Button disabled={disabled} onClick={() => setAsking(true)}>
          {label}
        </Button>
      </>
    );
  return (
    <div className="ask" data-part="ask">
      <p ref={question} tabIndex={-1}>
        <strong>{leaves}</strong>
      </p>
      <div className="row">
        <Button
          look="primary"
          disabled={disabled}
          onClick={() => {
            setAsking(false);
            onAgreed();
          }}
        >
          {t('letterDesk.write')}
        </Button>
        <Button onClick={() => setAsking(false)}>{t('letterDesk.doNot')}</Button>
      </div>
    </div>
  );
}
