/** Looks at the laptop before people come. */
import { type ReactNode, useState } from 'react';

import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Finding } from '../../../electron/contract/preflight.ts';
import { ActionNote } from '../../components/action-note.tsx';
import { Button } from '../../components/button.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { DeskPart } from './desk.tsx';

export function DeskPreflight({ call, action }: DeskPart): ReactNode {
  const { t } = useWords();
  const [said, setSaid] = useState<OutputOf<'preflight'>>();
  const check = async (report: boolean): Promise<void> => {
    setSaid(undefined);
    setSaid(await action.run('preflight', ({ signal }) => call('preflight', { report }, { signal })));
  };
  return (
    <section className="card">
      <h2>{t('preflight.title')}</h2>
      <p className="hint">{t('preflight.hint')}</p>
      <div className="row">
        <Button disabled={action.running} onClick={() => void check(false)}>
          {t('preflight.check')}
        </Button>
        <Button disabled={action.running} onClick={() => void check(true)}>
          {t('preflight.save')}
        </Button>
      </div>
      <ActionNote action={action} of={['preflight']} />
      {said && (
        <div className="result" aria-live="polite" data-part="preflight">
          <p>
            <strong>{said.ready ? t('print.readyYes') : t('print.readyNo')}</strong>
          </p>
          <dl className="findings">
            {said.findings.map((finding) => (
              <Row key={finding.check} finding={finding} />
            ))}
          </dl>
          {said.report && (
            <p>
              {t('preflight.saved')} <code>{said.report}</code>
            </p>
          )}
        </div>
      )}
    </section>
  );
}

const stateKeys = { good: 'stateGood', look: 'stateLook', bad: 'stateBad', unknown: 'stateUnknown' } as const;

/** A mark for the eye, the word beside it for everybody. */
const marks = { good: '✓', look: '!', bad: '✗', unknown: '?' } as const;

function Row({ finding: { check, state, detail } }: { finding: Finding }): ReactNode {
  const { t } = useWords();
  const name = `${check[0]!.toUpperCase()}${check.slice(1)}` as Capitalize<Finding['check']>;
  return (
    <div data-state={state} data-check={check}>
      <dt>
        <span className="finding-mark" aria-hidden="true">
          {marks[state]}
        </span>
        {t(`print.check${name}`)}
      </dt>
      <dd>
        {t(`print.${stateKeys[state]}`)}
        {detail !== '' && (
          <>
            {' · '}
            <bdi>{detail}</bdi>
          </>
        )}
        {state !== 'good' && <span className="hint"> {t(`print.advice${name}`)}</span>}
      </dd>
    </div>
  );
}
