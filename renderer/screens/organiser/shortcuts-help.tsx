/** The desk's single keys, in a dialog. */
import { type ReactNode, useEffect, useRef } from 'react';

import { Button } from '../../components/button.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { PartName } from './parts.ts';

export interface ShortcutsHelpProps {
  parts: readonly PartName[];
  onClose: () => void;
}

export function ShortcutsHelp({ parts, onClose }: ShortcutsHelpProps): ReactNode {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const keys: readonly (readonly [key: string, what: string])[] = [
    ...parts.map((part, i) => [String((i + 1) % 10), t(`parts.${part}`)] as const),
    ['/', t('entries.search')],
    [t('shortcuts.shiftL'), t('desk.lock')],
    ['?', t('shortcuts.title')],
  ];
  return (
    <dialog ref={dialog} className="idle-warning" aria-labelledby="shortcuts-title" onClose={onClose}>
      <h2 id="shortcuts-title">{t('shortcuts.title')}</h2>
      <dl className="shortcuts">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{t('shortcuts.hint')}</p>
      <div className="row">
        <Button look="primary" onClick={() => dialog.current?.close()}>
          {t('shortcuts.close')}
        </Button>
      </div>
    </dialog>
  );
}
