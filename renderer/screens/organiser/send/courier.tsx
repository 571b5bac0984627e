/** Sending in the background: started once, it tries by itself until headquarters has confirmed everything. */
import type { ReactNode } from 'react';

import { clockTime, megabytes, type Speed } from '../../../../electron/wording/pace.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { Form } from '../../../components/form.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { PlaceFields } from './place-fields.tsx';
import type { SendingPart } from './sending-part.ts';
import { type CourierState, useCourier } from './use-courier.ts';
import { usePlace } from './use-place.ts';

export function Courier({ call, action, onChange, places }: SendingPart): ReactNode {
  const { t } = useWords();
  const { state, speed, look } = useCourier(call, onChange);
  const place = usePlace();
  const isOff = state === undefined || state.at === 'off';

  const start = async (): Promise<void> => {
    const input = { to: place.address.trim(), ...place.credentials };
    const started = await action.run('startCourier', ({ signal }) => call('startCourier', input, { signal }));
    if (started) place.forgetSecret();
    await look();
  };
  const steer = async (how: 'now' | 'pause' | 'resume' | 'stop'): Promise<void> => {
    await action.run('steerCourier', ({ signal }) => call('steerCourier', { how }, { signal }));
    await look();
  };

  return (
    <section className="card" data-part="courier" data-at={state?.at ?? 'off'}>
      <h2>{t('send.title')}</h2>
      <p className="hint">{t('send.hint')}</p>
      {!isOff && <Errand state={state} speed={speed} onSteer={(how) => void steer(how)} />}
      {(isOff || state.at === 'stopped') && (
        <Form onSubmit={() => void start()}>
          <PlaceFields place={place} places={places} name="courier" label={t('send.place')} />
          <Button type="submit" look="primary" disabled={action.running || place.address.trim() === ''}>
            {t('send.start')}
          </Button>
        </Form>
      )}
      <ActionNote action={action} of={['startCourier', 'steerCourier']} />
    </section>
  );
}

interface ErrandProps {
  state: CourierState;
  speed: Speed | undefined;
  onSteer: (how: 'now' | 'pause' | 'resume' | 'stop') => void;
}

function Errand({ state, speed, onSteer }: ErrandProps): ReactNode {
  const { t } = useWords();
  const { at, to, failure, bundles } = state;
  const isPausable = at === 'trying' || at === 'waiting';
  return (
    <>
      <p>
        <code>{to}</code>
      </p>
      <div aria-live="polite" data-part="courier-state">
        <Standing state={state} speed={speed} />
        {failure && at !== 'trying' && <Refusal failure={failure} />}
      </div>
      {bundles.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('send.bundle')}</th>
              <th scope="col">{t('send.entries')}</th>
              <th scope="col">{t('send.state')}</th>
            </tr>
          </thead>
          <tbody>
            {bundles.map((bundle) => (
              <tr key={bundle.bundle} data-state={bundle.state}>
                <td>
                  <code>{bundle.bundle}</code>
                </td>
                <td>{bundle.entries}</td>
                <td>{t(`sync.${bundle.state}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="row">
        {(at === 'waiting' || at === 'done' || at === 'stopped') && (
          <Button onClick={() => onSteer('now')}>{t('send.now')}</Button>
        )}
        {isPausable && <Button onClick={() => onSteer('pause')}>{t('send.pause')}</Button>}
        {at === 'paused' && <Button onClick={() => onSteer('resume')}>{t('send.resume')}</Button>}
        <Button look="quiet" onClick={() => onSteer('stop')}>
          {t('send.stop')}
        </Button>
      </div>
    </>
  );
}

/** Where it stands, in a sentence. */
function Standing({ state, speed }: Omit<ErrandProps, 'onSteer'>): ReactNode {
  const { t } = useWords();
  const { at, failure, seconds, progress } = state;
  switch (at) {
    case 'trying':
      return (
        <>
          <p>{t('send.trying')}</p>
          {progress && progress.total > 0 && (
            <div className="action-note">
              <progress aria-label={t('send.trying')} value={progress.done} max={progress.total} />
              <span>
                {t('common.progress', { done: megabytes(progress.done), total: megabytes(progress.total) })}
              </span>
              {speed?.secondsLeft !== undefined && (
                <span className="hint">
                  {t('common.pace', {
                    rate: megabytes(speed.perSecond),
                    time: clockTime(speed.secondsLeft),
                  })}
                </span>
              )}
            </div>
          )}
        </>
      );
    case 'waiting':
      return <p>{t(failure ? 'send.again' : 'send.receipt', { time: clockTime(seconds) })}</p>;
    case 'paused':
      return <p>{t('send.paused')}</p>;
    case 'stopped':
      return <p>{t('send.stopped')}</p>;
    case 'done':
      return <p className="result">{t('send.done')}</p>;
    default:
      return null;
  }
}
