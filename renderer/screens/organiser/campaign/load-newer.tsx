/** A newer version of the campaign from a file: what it changes is shown before anybody accepts it. */
import { type ReactNode, useEffect, useState } from 'react';

import type { Campaign } from '../../../../electron/contract/campaign.ts';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { FileField } from '../../../components/file-field.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { DeskPart } from '../desk.tsx';
import { Changes } from './changes.tsx';

export interface LoadNewerProps extends DeskPart {
  campaign: Campaign;
  /** A file that was opened with the program: looked at at once, loaded only when somebody accepts it. */
  opened: string | undefined;
  onLoaded: () => void;
}

interface Newer extends OutputOf<'compareVersions'> {
  note: string;
}

export function LoadNewer({ call, action, campaign, opened, onLoaded }: LoadNewerProps): ReactNode {
  const { t } = useWords();
  const [newer, setNewer] = useState<Newer>();
  const [loaded, setLoaded] = useState<number>();
  const offered = useOffered(call);
  const look = async (note: string | undefined): Promise<void> => {
    setNewer(undefined);
    setLoaded(undefined);
    if (note === undefined) return;
    const compared = await action.run('compareVersions', ({ signal }) =>
      call('compareVersions', { note }, { signal }),
    );
    if (compared) setNewer({ ...compared, note });
  };
  useEffect(() => {
    if (opened !== undefined) void look(opened);
    // once for each file, whatever else changes
    // oxlint-disable-next-line react/exhaustive-deps
  }, [opened]);
  const accept = async ({ note, version }: Newer): Promise<void> => {
    const done = await action.run('loadNewer', ({ signal }) => call('loadCampaign', { note }, { signal }));
    if (!done) return;
    setNewer(undefined);
    setLoaded(version);
    onLoaded();
  };
  return (
    <section className="card">
      <h2>{t('editor.loadNewer')}</h2>
      {offered && offered.version > campaign.version && (
        <Button disabled={action.running} data-part="offered" onClick={() => void look(offered.note)}>
          {t('editor.showOffered', { version: offered.version })}
        </Button>
      )}
      <FileField
        name="newer"
        label={t('firstRun.note')}
        hint={t('editor.loadNewerHint')}
        accept=".roundrobin"
        onChange={(file) => void Promise.resolve(file?.text()).then(look)}
      />
      {opened !== undefined && (
        <output className="hint" data-part="opened">
          {t('firstRun.opened')}
        </output>
      )}
      <ActionNote action={action} of={['compareVersions', 'loadNewer']} />
      {newer && (
        <>
          <h3>{t('editor.newerChanges', { version: newer.version })}</h3>
          <Changes changes={newer.changes} draft={campaign} />
          <div className="row">
            <Button
              look="primary"
              disabled={action.running || newer.version === campaign.version}
              onClick={() => void accept(newer)}
            >
              {t('editor.accept', { version: newer.version })}
            </Button>
          </div>
        </>
      )}
      {loaded !== undefined && (
        <output className="result" data-part="newer-loaded">
          {t('editor.newerLoaded', { version: loaded })}
        </output>
      )}
    </section>
  );
}

/** A newer version that came with the last sending, if any did. */
function useOffered(call: DeskPart['call']): OutputOf<'offeredCampaign'> | undefined {
  const [offered, setOffered] = useState<OutputOf<'offeredCampaign'>>();
  useEffect(() => {
    void call('offeredCampaign', {}).then((result) => result.ok && setOffered(result.value));
  }, [call]);
  return offered;
}
