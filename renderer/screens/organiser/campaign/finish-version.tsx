/** The end of a later version: what it changes, and signing it. */
import { type ReactNode, useEffect, useState } from 'react';

import type { OutputOf } from '../../../../electron/contract/index.ts';
import type { Failure } from '../../../../electron/contract/result.ts';
import { tidied } from '../../../campaign/paths.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import type { Action } from '../../../hooks/use-action.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { Finishing } from './campaign-editor.tsx';
import { Changes } from './changes.tsx';
import { useEditor } from './editor-context.tsx';

export interface FinishVersionProps extends Finishing {
  action: Action;
  hasKeys: boolean;
  onSigned: (signed: OutputOf<'signVersion'>) => void;
}

export function FinishVersion(props: FinishVersionProps): ReactNode {
  const { draft, isReady, settle, action, hasKeys, onSigned } = props;
  const { t } = useWords();
  const { call } = useEditor();
  const { compared, failure } = useComparison(draft);
  const sign = async (): Promise<void> => {
    const last = tidied(draft);
    const signed = await action.run('signVersion', async ({ signal }) => {
      await settle(last);
      return call('signVersion', { draft: last }, { signal });
    });
    if (signed) onSigned(signed);
  };
  const isSame = compared?.changes.length === 0;
  return (
    <>
      <h3>{t('editor.changesTitle')}</h3>
      <Refusal failure={failure} />
      {compared && <Changes changes={compared.changes} draft={draft} />}
      <p>{isReady ? t('editor.versionReady') : t('editor.notReady')}</p>
      {!hasKeys && <p className="note">{t('editor.needsKeys')}</p>}
      <ActionNote action={action} of={['signVersion']} />
      <div className="row">
        <Button
          look="primary"
          disabled={!isReady || !compared || isSame || !hasKeys || action.running}
          onClick={() => void sign()}
        >
          {t('editor.sign', { version: compared?.version ?? '…' })}
        </Button>
      </div>
    </>
  );
}

function useComparison(draft: Finishing['draft']): {
  compared: OutputOf<'compareVersions'> | undefined;
  failure: Failure | undefined;
} {
  const { call } = useEditor();
  const [compared, setCompared] = useState<OutputOf<'compareVersions'>>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    let isWanted = true;
    void call('compareVersions', { draft: tidied(draft) }).then((result) => {
      if (!isWanted) return;
      if (result.ok) setCompared(result.value);
      setFailure(result.ok ? undefined : result.error);
    });
    return () => {
      isWanted = false;
    };
  }, [call, draft]);
  return { compared, failure };
}
