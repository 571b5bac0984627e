/** Over everything: nobody has touched the screen for a while, and what was typed is about to be wiped. */
import { type ReactNode, useEffect, useRef } from 'react';

import { useWords } from '../i18n/words.tsx';
import { Button } from './button.tsx';

export interface IdleWarningProps {
  secondsLeft: number | undefined;
  onWipe: () => void;
}

/** Any input starts the person's time over, so "go on" needs no handler of its own. */
export function IdleWarning({ secondsLeft, onWipe }: IdleWarningProps): ReactNode {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = secondsLeft !== undefined;

  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);

  return (
    <dialog ref={dialog} className="idle-warning" aria-labelledby="idle-title">
      <h2 id="idle-title">{t('idle.title')}</h2>
      <p>{t('idle.text', { count: secondsLeft ?? 0 })}</p>
      <div className="row">
        <Button look="primary">{t('idle.stay')}</Button>
        <Button onClick={onWipe}>{t('idle.wipe')}</Button>
      </div>
    </dialog>
  );
}
