/** The campaign's fingerprint as one line of a list, wherever somebody compares it. */
import type { ReactNode } from 'react';

import { useWords } from '../../i18n/words.tsx';

export function Fingerprint({ fingerprint }: { fingerprint: string }): ReactNode {
  const { t } = useWords();
  return (
    <div>
      <dt>{t('common.fingerprint')}</dt>
      <dd>
        <code>{fingerprint}</code>
      </dd>
    </div>
  );
}
