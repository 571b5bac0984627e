/** Bundles that were put aside when merging: why, and what can be done. */
import type { ReactNode } from 'react';

import type { Client } from '../../../../electron/contract/client.ts';
import type { Code } from '../../../../electron/contract/result.ts';
import { Refusal } from '../../../components/refusal.tsx';
import { useAsked } from '../../../hooks/use-asked.ts';
import { useWords } from '../../../i18n/words.tsx';

export function Quarantine({ call }: { call: Client }): ReactNode {
  const { t } = useWords();
  const { answer, failure } = useAsked(call, 'listQuarantine');
  const bundles = answer?.bundles;
  return (
    <>
      <p className="hint">{t('quarantine.hint')}</p>
      <Refusal failure={failure} />
      {bundles && (
        <p className="figure" data-part="quarantine" data-count={bundles.length}>
          {t('quarantine.number', { number: bundles.length })}
        </p>
      )}
      {bundles && bundles.length > 0 && (
        <ul className="put-aside">
          {bundles.map(({ bundle, code }) => (
            <li key={bundle} data-code={code}>
              <strong>{t(`error.${code}`, { detail: '' })}</strong>
              <p>{t(adviceFor(code))}</p>
              <p className="hint">
                <code>{bundle.slice(0, 16)}…</code>
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function adviceFor(code: Code): string {
  if (code === 'bundle_not_enrolled') return 'quarantine.enrol';
  return code === 'bundle_other_campaign' ? 'quarantine.stranger' : 'quarantine.again';
}
