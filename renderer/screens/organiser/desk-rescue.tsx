/** The file with the entries is damaged: what is whole is saved, the damaged file is kept. */
import { type ReactNode, useState } from 'react';

import type { Client } from '../../../electron/contract/client.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { ActionNote } from '../../components/action-note.tsx';
import { Button } from '../../components/button.tsx';
import type { Action } from '../../hooks/use-action.ts';
import { useWords } from '../../i18n/words.tsx';

export interface DeskRescueProps {
  call: Client;
  action: Action;
  /** Whether the desk has just been told that the file is damaged. */
  isDamaged: boolean;
  onChange: () => void;
}

export function DeskRescue({ call, action, isDamaged, onChange }: DeskRescueProps): ReactNode {
  const { t } = useWords();
  const [rescued, setRescued] = useState<OutputOf<'rescueVault'>>();
  const rescue = async (): Promise<void> => {
    setRescued(await action.run('rescueVault', ({ signal }) => call('rescueVault', {}, { signal })));
    onChange();
  };
  if (!isDamaged && !rescued) return null;
  return (
    <section className="card">
      <h2>{t('rescue.title')}</h2>
      {isDamaged && (
        <>
          <p>{t('rescue.hint')}</p>
          <Button look="primary" disabled={action.running} onClick={() => void rescue()}>
            {t('rescue.rescue')}
          </Button>
        </>
      )}
      <ActionNote action={action} of={['rescueVault']} />
      {rescued && (
        <div className="result" aria-live="polite" data-part="rescued">
          <p>{t('rescue.saved', { count: rescued.entries })}</p>
          {rescued.lost > 0 && <p>{t('rescue.lost', { count: rescued.lost })}</p>}
          {rescued.kept !== null && (
            <p>
              {t('rescue.kept')} <code>{rescued.kept}</code>
            </p>
          )}
        </div>
      )}
    </section>
  );
}
