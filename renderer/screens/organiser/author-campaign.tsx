/** A campaign of one's own: signs a plain JSON description, makes its keys, and loads both on this laptop. */
import { type ReactNode, useState } from 'react';

import type { Client } from '../../../electron/contract/client.ts';
import { ok, refuse, type Result } from '../../../electron/contract/result.ts';
import { ActionNote } from '../../components/action-note.tsx';
import { Button } from '../../components/button.tsx';
import { FileField } from '../../components/file-field.tsx';
import { Form } from '../../components/form.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { SetUp, SetUpProps } from './set-up/set-up.ts';

export interface AuthorCampaignProps extends SetUpProps {
  /** To the editor. */
  onWrite: () => void;
}

export function AuthorCampaign({ call, action, onSetUp, onWrite }: AuthorCampaignProps): ReactNode {
  const { t } = useWords();
  const [file, setFile] = useState<File>();
  const make = async (): Promise<void> => {
    const made = await action.run('authorCampaign', async ({ signal }) =>
      file ? authorAndLoad(call, await file.text(), signal) : refuse('campaign_bad_shape'),
    );
    if (made) onSetUp(made);
  };
  return (
    <section className="card">
      <h2>{t('firstRun.authorTitle')}</h2>
      <p>{t('firstRun.authorText')}</p>
      <Button look="primary" disabled={action.running} onClick={onWrite}>
        {t('editor.write')}
      </Button>
      <Form onSubmit={() => void make()}>
        <FileField name="draft" label={t('firstRun.draft')} accept=".json" onChange={setFile} />
        <ActionNote action={action} of={['authorCampaign']} />
        <Button type="submit" disabled={action.running || !file}>
          {t('firstRun.author')}
        </Button>
      </Form>
    </section>
  );
}

async function authorAndLoad(
  call: Client,
  json: string,
  signal: AbortSignal | undefined,
): Promise<Result<SetUp>> {
  const draft = parse(json);
  return draft.ok ? makeAndLoad(call, draft.value, signal) : draft;
}

/** Nothing is kept if loading fails: authoring writes nothing, and the next attempt makes new keys. */
export async function makeAndLoad(
  call: Client,
  draft: unknown,
  signal: AbortSignal | undefined,
): Promise<Result<SetUp>> {
  const authored = await call('authorCampaign', { draft }, { signal });
  if (!authored.ok) return authored;
  const { note, keys, passphrase } = authored.value;
  const loaded = await call('loadCampaign', { note, keys }, { signal });
  if (!loaded.ok) return loaded;
  return ok({ fingerprint: loaded.value.fingerprint, passphrase: { words: passphrase, opens: 'keys' } });
}

function parse(json: string): Result<unknown> {
  try {
    return ok(JSON.parse(json) as unknown);
  } catch {
    return refuse('campaign_bad_shape', 'JSON');
  }
}
