/** How many entries there are, and the root that two witnesses write down. */
import type { ReactNode } from 'react';

import type { OutputOf } from '../../../electron/contract/index.ts';
import { useWords } from '../../i18n/words.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { shortRoot } from './short-root.ts';

export interface DeskOverviewProps {
  overview: OutputOf<'overview'>;
  fingerprint: string;
}

export function DeskOverview({ overview, fingerprint }: DeskOverviewProps): ReactNode {
  const { t } = useWords();
  return (
    <section className="card">
      <h2>{t('desk.overview')}</h2>
      <p className="figure" data-part="entries" data-count={overview.entries}>
        {t('desk.entries', { count: overview.entries })}
      </p>
      <dl>
        <div>
          <dt>{t('desk.root')}</dt>
          <dd>
            <code data-part="root">{shortRoot(overview.root)}</code>
          </dd>
        </div>
        <Fingerprint fingerprint={fingerprint} />
      </dl>
    </section>
  );
}
