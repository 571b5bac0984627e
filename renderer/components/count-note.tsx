/** How many have signed, where the organisers show it: rounded down to tens, so that nobody sees the next one come. */
import type { ReactNode } from 'react';

import type { ShownSettings } from '../../electron/contract/settings.ts';
import { useWords } from '../i18n/words.tsx';

export function CountNote({ settings: { entries, goal } }: { settings: ShownSettings }): ReactNode {
  const { t, interfaceLanguage } = useWords();
  if (entries === null) return null;
  const shown = new Intl.NumberFormat(interfaceLanguage);
  return (
    <p className="count-note" data-part="count">
      <strong>{t('count.entries', { number: shown.format(entries) })}</strong>
      {goal !== null && <span>{t('count.goal', { number: shown.format(goal) })}</span>}
    </p>
  );
}
