/** The loaded campaign: its file and card, a later version of it, written here or loaded from a file. */
import { type ReactNode, useState } from 'react';

import type { CampaignDraft } from '../../../../electron/contract/campaign.ts';
import { draftOf } from '../../../campaign/items.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { Loaded } from '../../loaded.ts';
import type { DeskPart } from '../desk.tsx';
import { Fingerprint } from '../fingerprint.tsx';
import { CampaignEditor } from './campaign-editor.tsx';
import { FinishVersion } from './finish-version.tsx';
import { LoadNewer } from './load-newer.tsx';
import { useKeptDraft } from './start-draft.tsx';

export interface DeskCampaignProps extends DeskPart {
  loaded: Loaded;
  hasKeys: boolean;
  /** A campaign file that was opened with the program. */
  opened: string | undefined;
  /** The kiosk shows another version from now on. */
  onReload: () => Promise<void>;
}

export function DeskCampaign({ loaded, hasKeys, opened, onReload, ...part }: DeskCampaignProps): ReactNode {
  const { call, action } = part;
  const [start, setStart] = useState<CampaignDraft>();
  const [signed, setSigned] = useState<number>();
  if (start)
    return (
      <CampaignEditor
        call={call}
        start={start}
        signed={loaded.campaign}
        onLeave={() => setStart(undefined)}
        renderFinish={(finishing) => (
          <FinishVersion
            {...finishing}
            action={action}
            hasKeys={hasKeys}
            onSigned={({ version }) => {
              setStart(undefined);
              setSigned(version);
              void onReload();
            }}
          />
        )}
      />
    );
  return (
    <>
      <LoadedCampaign {...part} loaded={loaded} signed={signed} />
      {hasKeys && <WriteVersion {...part} loaded={loaded} onStart={setStart} />}
      <LoadNewer
        {...part}
        campaign={loaded.campaign}
        opened={opened}
        onLoaded={() => {
          setSigned(undefined);
          void onReload();
        }}
      />
    </>
  );
}

interface LoadedCampaignProps extends DeskPart {
  loaded: Loaded;
  /** The version that was signed just now. */
  signed: number | undefined;
}

/** What other laptops and people in the hall need of it. */
function LoadedCampaign({ call, action, loaded, signed }: LoadedCampaignProps): ReactNode {
  const { t } = useWords();
  const [out, setOut] = useState<string>();
  const { id, version } = loaded.campaign;
  const write = async (name: 'exportCampaign' | 'campaignCard'): Promise<void> => {
    setOut(undefined);
    const written = await action.run(name, ({ signal }) => call(name, {}, { signal }));
    setOut(written?.out);
  };
  return (
    <section className="card">
      <h2>{t('parts.campaign')}</h2>
      {signed !== undefined && (
        <output className="result" data-part="signed">
          {t('editor.signed', { version: signed })}
        </output>
      )}
      <dl>
        <div>
          <dt>{t('editor.version')}</dt>
          <dd data-part="version" data-version={version}>
            {id}, {version}
          </dd>
        </div>
        <Fingerprint fingerprint={loaded.fingerprint} />
      </dl>
      <div className="row">
        <Button
          look={signed === undefined ? 'plain' : 'primary'}
          disabled={action.running}
          onClick={() => void write('exportCampaign')}
        >
          {t('editor.export')}
        </Button>
        <Button disabled={action.running} onClick={() => void write('campaignCard')}>
          {t('editor.card')}
        </Button>
      </div>
      <ActionNote action={action} of={['exportCampaign', 'campaignCard']} />
      {out !== undefined && (
        <output className="result" data-part="written">
          {t('editor.written')} <code>{out}</code>
        </output>
      )}
    </section>
  );
}

interface WriteVersionProps extends DeskPart {
  loaded: Loaded;
  onStart: (draft: CampaignDraft) => void;
}

/** A draft of this campaign that is kept goes on; one of another is not overwritten unasked. */
function WriteVersion({ call, loaded, onStart }: WriteVersionProps): ReactNode {
  const { t } = useWords();
  const kept = useKeptDraft(call);
  const draft = kept?.draft;
  const isOther = draft !== undefined && draft.id !== loaded.campaign.id;
  const begin = (): void => onStart(draftOf(loaded.campaign));
  return (
    <section className="card">
      <h2>{t('editor.writeVersion')}</h2>
      <p>{t('editor.writeVersionHint')}</p>
      {isOther && <p className="note">{t('editor.draftOfOther', { id: draft.id })}</p>}
      {kept?.damaged && <p className="problem">{t('editor.draftDamaged')}</p>}
      <div className="row">
        {draft && !isOther ? (
          <>
            <Button look="primary" onClick={() => onStart(draft)}>
              {t('editor.goOn')}
            </Button>
            <Button onClick={begin}>{t('editor.beginAnew')}</Button>
          </>
        ) : (
          <Button look="primary" disabled={!kept} onClick={begin}>
            {isOther ? t('editor.beginAnew') : t('editor.writeVersion')}
          </Button>
        )}
      </div>
    </section>
  );
}
