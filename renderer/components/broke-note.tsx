/** To whoever stands here after a page broke: what became of what they typed and sent. */
import type { ReactNode } from 'react';

import type { HostFacts } from '../../electron/contract/host.ts';
import { useWords } from '../i18n/words.tsx';

export function BrokeNote({ host }: { host: HostFacts }): ReactNode {
  const { t } = useWords();
  if (!host.broke) return null;
  return (
    <output className="note" data-part="broke">
      {t('host.broke')}
    </output>
  );
}
