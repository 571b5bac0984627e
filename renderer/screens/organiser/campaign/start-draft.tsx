/** Where writing begins: with the draft that is kept, with nothing, with the sample, or with a file. */
import { type ReactNode, useEffect, useState } from 'react';

import type { CampaignDraft } from '../../../../electron/contract/campaign.ts';
import type { Client } from '../../../../electron/contract/client.ts';
import { ok, refuse, type Result } from '../../../../electron/contract/result.ts';
import { emptyDraft } from '../../../campaign/items.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { FileField } from '../../../components/file-field.tsx';
import type { Action } from '../../../hooks/use-action.ts';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';

export interface StartDraftProps {
  call: Client;
  action: Action;
  onStart: (draft: CampaignDraft) => void;
}

export function StartDraft({ call, action, onStart }: StartDraftProps): ReactNode {
  const { t, interfaceLanguage } = useWords();
  const kept = useKeptDraft(call);
  const begin = async (name: string, get: () => Promise<Result<CampaignDraft>>): Promise<void> => {
    const draft = await action.run(name, get);
    if (draft) onStart(draft);
  };
  return (
    <section className="card">
      <h2>{t('editor.startTitle')}</h2>
      {kept?.damaged && <p className="problem">{t('editor.draftDamaged')}</p>}
      {kept?.draft && (
        <div className="result">
          <p>{t('editor.draftKept', { title: titleOf(kept.draft, interfaceLanguage) })}</p>
          <Button look="primary" onClick={() => onStart(kept.draft!)}>
            {t('editor.goOn')}
          </Button>
        </div>
      )}
      <p className="hint">{kept?.draft ? t('editor.startReplaces') : t('editor.startHint')}</p>
      <div className="row">
        <Button
          look={kept?.draft ? 'plain' : 'primary'}
          disabled={!kept}
          onClick={() => onStart(emptyDraft(interfaceLanguage))}
        >
          {t('editor.startEmpty')}
        </Button>
        <Button
          disabled={!kept || action.running}
          onClick={() => void begin('sampleDraft', () => call('sampleDraft', {}))}
        >
          {t('editor.startSample')}
        </Button>
      </div>
      <FileField
        name="draftFile"
        label={t('editor.startFile')}
        accept=".json"
        onChange={(file) => file && void begin('draftFile', () => draftIn(call, file))}
      />
      <ActionNote action={action} of={['sampleDraft', 'draftFile']} />
    </section>
  );
}

interface Kept {
  draft: CampaignDraft | undefined;
  damaged: boolean;
}

/** The draft in work; undefined until the host has answered. */
export function useKeptDraft(call: Client): Kept | undefined {
  const [kept, setKept] = useState<Kept>();
  useEffect(() => {
    void call('readDraft', {}).then((result) =>
      setKept(
        result.ok
          ? {
              draft: (result.value.draft ?? undefined) as CampaignDraft | undefined,
              damaged: result.value.damaged,
            }
          : { draft: undefined, damaged: true },
      ),
    );
  }, [call]);
  return kept;
}

/** What a file holds, kept by the host, which refuses what is no draft. */
async function draftIn(call: Client, file: File): Promise<Result<CampaignDraft>> {
  let draft: unknown;
  try {
    draft = JSON.parse(await file.text());
  } catch {
    return refuse('campaign_bad_shape', 'JSON');
  }
  const saved = await call('saveDraft', { draft });
  return saved.ok ? ok(draft as CampaignDraft) : saved;
}

const titleOf = ({ texts, languages, id }: CampaignDraft, language: string): string =>
  (Object.keys(texts).length > 0 && pickShown(texts, language, languages).text.title) || id;
