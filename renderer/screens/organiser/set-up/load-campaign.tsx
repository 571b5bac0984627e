/** A campaign file from headquarters; with its key file a single laptop, without a field laptop. */
import { type ReactNode, useState } from 'react';

import { refuse } from '../../../../electron/contract/result.ts';
import { toBase64 } from '../../../../electron/seal/bytes.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { Choice } from '../../../components/choice.tsx';
import { FileField } from '../../../components/file-field.tsx';
import { Form } from '../../../components/form.tsx';
import { useOpened } from '../../../hooks/use-opened.ts';
import type { Host } from '../../../host/find-host.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { SetUpProps } from './set-up.ts';

export interface LoadCampaignProps extends SetUpProps {
  onOpened: Host['onOpened'];
}

export function LoadCampaign({ call, action, onSetUp, onOpened }: LoadCampaignProps): ReactNode {
  const { t } = useWords();
  const opened = useOpened(call, onOpened);
  const [note, setNote] = useState<File>();
  const [keys, setKeys] = useState<File>();
  const [test, setTest] = useState(false);

  const load = async (): Promise<void> => {
    const loaded = await action.run('loadCampaign', async ({ signal }) => {
      const text = (await note?.text()) ?? opened;
      if (text === undefined) return refuse('note_unreadable');
      const bytes = await keys?.arrayBuffer();
      const input = {
        note: text,
        test,
        ...(bytes ? { keys: toBase64(new Uint8Array(bytes)) } : {}),
      };
      return call('loadCampaign', input, { signal });
    });
    if (!loaded) return;
    const { fingerprint, mode, deskPassphrase: words } = loaded;
    const passphrase = words === undefined ? undefined : ({ words, opens: 'desk' } as const);
    onSetUp({ fingerprint, passphrase, mode, test });
  };

  return (
    <section className="card">
      <h2>{t('firstRun.loadTitle')}</h2>
      {opened !== undefined && !note && (
        <output className="result" data-part="opened">
          {t('firstRun.opened')}
        </output>
      )}
      <Form onSubmit={() => void load()}>
        <FileField
          name="note"
          label={t('firstRun.note')}
          hint={t('firstRun.noteHint')}
          accept=".roundrobin"
          onChange={setNote}
        />
        <FileField
          name="keys"
          label={t('common.optional', { label: t('firstRun.keys') })}
          hint={t('firstRun.keysFileHint')}
          accept=".age"
          onChange={setKeys}
        />
        <Choice
          type="checkbox"
          name="test"
          label={t('firstRun.test')}
          checked={test}
          onChange={setTest}
          small
        />
        <ActionNote action={action} of={['loadCampaign']} />
        <Button look="primary" type="submit" disabled={action.running || (!note && opened === undefined)}>
          {t('firstRun.load')}
        </Button>
      </Form>
    </section>
  );
}
