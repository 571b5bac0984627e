/** Rows that were refused while the others went through. */
import type { ReactNode } from 'react';

import type { Refusal } from '../../electron/contract/organiser.ts';
import { useWords } from '../i18n/words.tsx';
import { keyed } from './keyed.ts';

export function RefusedRows({ refused }: { refused: readonly Refusal[] }): ReactNode {
  const { t } = useWords();
  if (refused.length === 0) return null;
  return (
    <details className="refused-rows">
      <summary>{t('desk.refused', { count: refused.length })}</summary>
      <ul>
        {keyed(refused).map(({ key, item: { entry, code, detail } }) => (
          <li key={key} data-code={code}>
            {entry !== undefined && <code>{entry}</code>} {t(`error.${code}`, { detail: detail ?? '' })}
          </li>
        ))}
      </ul>
    </details>
  );
}
