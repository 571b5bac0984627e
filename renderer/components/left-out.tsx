/** How many hidden entries are not in what was made. */
import type { ReactNode } from 'react';

import { useWords } from '../i18n/words.tsx';

export function LeftOut({ hidden }: { hidden: number }): ReactNode {
  const { t } = useWords();
  return hidden > 0 && <p data-part="left-out">{t('hiding.leftOut', { number: hidden })}</p>;
}
