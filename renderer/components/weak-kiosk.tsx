/** Says that nothing keeps people at this page: discreetly where everybody reads it, in full to the organisers. */
import type { ReactNode } from 'react';

import type { HostFacts } from '../../electron/contract/host.ts';
import { useWords } from '../i18n/words.tsx';

export interface WeakKioskProps {
  host: HostFacts;
}

export function WeakKioskBadge({ host }: WeakKioskProps): ReactNode {
  const { t } = useWords();
  if (host.lock !== 'none') return null;
  return (
    <span className="weak-kiosk" data-part="weak-kiosk" title={t('host.weakHint')}>
      {t('host.weak')}
    </span>
  );
}

export function WeakKioskNote({ host }: WeakKioskProps): ReactNode {
  const { t } = useWords();
  if (host.lock !== 'none') return null;
  return (
    <p className="note" data-part="weak-kiosk">
      <strong>{t('host.weak')}.</strong> {t('host.weakText')}
    </p>
  );
}
