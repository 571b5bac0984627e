/** At headquarters: takes in what laptops left somewhere, and says what is missing or was put aside. */
import { type ReactNode, useState } from 'react';

import type { OutputOf } from '../../../../electron/contract/index.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { Form } from '../../../components/form.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { PlaceFields } from './place-fields.tsx';
import type { SendingPart } from './sending-part.ts';
import { usePlace } from './use-place.ts';

export function Merge({ call, action, onChange, places }: SendingPart): ReactNode {
  const { t } = useWords();
  const place = usePlace();
  const [merged, setMerged] = useState<OutputOf<'merge'>>();
  const merge = async (): Promise<void> => {
    setMerged(undefined);
    const input = { from: place.address.trim(), ...place.credentials };
    setMerged(await action.run('merge', (options) => call('merge', input, options)));
    onChange();
  };
  return (
    <section className="card" data-part="merge">
      <h2>{t('merge.title')}</h2>
      <p className="hint">{t('merge.hint')}</p>
      <Form onSubmit={() => void merge()}>
        <PlaceFields place={place} places={places} name="from" label={t('merge.place')} />
        <Button type="submit" disabled={action.running || place.address.trim() === ''}>
          {t('merge.merge')}
        </Button>
      </Form>
      <ActionNote action={action} of={['merge']} />
      {merged && <Merged merged={merged} />}
    </section>
  );
}

function Merged({ merged }: { merged: OutputOf<'merge'> }): ReactNode {
  const { t } = useWords();
  return (
    <div className="result" aria-live="polite" data-part="merged">
      <p>{t('merge.done', { count: merged.new })}</p>
      <p>{t('desk.entries', { count: merged.entries })}</p>
      {merged.gaps.length > 0 && (
        <>
          <p>{t('merge.gaps')}</p>
          <ul>
            {merged.gaps.map(({ device, says, held }) => (
              <li key={device}>
                <code>{device.slice(0, 8)}</code> {t('merge.gap', { says, held })}
              </li>
            ))}
          </ul>
        </>
      )}
      {merged.quarantined.length > 0 && (
        <>
          <p>{t('merge.aside', { count: merged.quarantined.length })}</p>
          <ul>
            {merged.quarantined.map(({ bundle, code }) => (
              <li key={bundle}>
                <code>{bundle.slice(0, 12)}</code> {t(`error.${code}`, { detail: '' })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
