/** This laptop's code, and at headquarters the laptops whose bundles are accepted. */
import { type ReactNode, useEffect, useState } from 'react';

import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { Form } from '../../../components/form.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { DeskPart } from '../desk.tsx';

export interface DevicesProps extends DeskPart {
  hasKeys: boolean;
}

export function Devices({ hasKeys, ...part }: DevicesProps): ReactNode {
  const { t } = useWords();
  const { call, action } = part;
  const [code, setCode] = useState<string>();
  const show = async (): Promise<void> => {
    const shown = await action.run('showDevice', ({ signal }) => call('showDevice', {}, { signal }));
    setCode(shown?.code);
  };
  return (
    <section className="card" data-part="devices">
      <h2>{t('devices.title')}</h2>
      {code === undefined ? (
        <Button disabled={action.running} onClick={() => void show()}>
          {t('sync.showDevice')}
        </Button>
      ) : (
        <p>
          {t('sync.device')} <output className="code">{code}</output>
        </p>
      )}
      {hasKeys && <Enrolled {...part} />}
      <ActionNote action={action} of={['showDevice', 'enrolDevice', 'revokeDevice']} />
    </section>
  );
}

function Enrolled({ call, action }: DeskPart): ReactNode {
  const { t } = useWords();
  const [devices, setDevices] = useState<readonly string[]>([]);
  const [code, setCode] = useState('');
  useEffect(() => {
    void call('listDevices', {}).then((listed) => {
      if (listed.ok) setDevices(listed.value.devices);
    });
  }, [call]);
  const enrol = async (): Promise<void> => {
    const enrolled = await action.run('enrolDevice', ({ signal }) =>
      call('enrolDevice', { code }, { signal }),
    );
    if (!enrolled) return;
    setDevices(enrolled.devices);
    setCode('');
  };
  const revoke = async (device: string): Promise<void> => {
    const left = await action.run('revokeDevice', ({ signal }) =>
      call('revokeDevice', { device }, { signal }),
    );
    if (left) setDevices(left.devices);
  };
  return (
    <>
      <p className="hint">{t('devices.hint')}</p>
      <ul className="plain-list" data-part="enrolled">
        {devices.map((device) => (
          <li key={device} className="row">
            <code>{device.slice(0, 8)}</code>
            <Button look="quiet" disabled={action.running} onClick={() => void revoke(device)}>
              {t('devices.revoke', { device: device.slice(0, 8) })}
            </Button>
          </li>
        ))}
      </ul>
      <Form onSubmit={() => void enrol()}>
        <TextField
          name="deviceCode"
          label={t('devices.code')}
          value={code}
          onChange={setCode}
          autoCapitalize="characters"
        />
        <Button type="submit" disabled={action.running || code.trim() === ''}>
          {t('devices.enrol')}
        </Button>
      </Form>
    </>
  );
}
