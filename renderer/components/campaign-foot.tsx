/** At the foot of the screens that anybody sees: what is loaded here, and the way to the desk. */
import type { ReactNode } from 'react';

import { useWords } from '../i18n/words.tsx';
import type { Loaded } from '../screens/loaded.ts';
import { Button } from './button.tsx';
import { WeakKioskBadge } from './weak-kiosk.tsx';

export interface CampaignFootProps {
  loaded: Loaded;
  onOrganiser: () => void;
}

export function CampaignFoot({ loaded, onOrganiser }: CampaignFootProps): ReactNode {
  const { t } = useWords();
  return (
    <footer className="campaign-foot">
      <p>
        <span>{loaded.campaign.organisation}</span>
        <span>
          {t('common.fingerprint')} <code>{loaded.fingerprint}</code>
        </span>
        <span>{loaded.mode === 'single' ? t('attract.single') : t('attract.field')}</span>
        <WeakKioskBadge host={loaded.host} />
        {loaded.test && <TestBadge />}
      </p>
      <Button look="quiet" onClick={onOrganiser}>
        {t('attract.organisers')}
      </Button>
    </footer>
  );
}

/** Says that nothing signed here counts. */
export function TestBadge(): ReactNode {
  const { t } = useWords();
  return (
    <strong className="badge" title={t('common.testHint')}>
      {t('common.test')}
    </strong>
  );
}
