/** Why the host, or the page itself, refused something. */
import type { ReactNode } from 'react';

import type { Failure } from '../../electron/contract/result.ts';
import { useWords } from '../i18n/words.tsx';

export function Refusal({ failure }: { failure: Failure | undefined }): ReactNode {
  const { t } = useWords();
  if (!failure) return null;
  return (
    <p className="refusal" role="alert" data-code={failure.code}>
      {t(`error.${failure.code}`, { detail: failure.detail ?? '' })}
      {failure.finished !== undefined && ` ${t('common.finished', { count: failure.finished })}`}
    </p>
  );
}
