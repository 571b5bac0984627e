/** The organisers' desk, in parts: the meeting, entries, letters, delivery, sending, keys. */
import { type ReactNode, useCallback, useEffect, useState } from 'react';

import type { Client } from '../../../electron/contract/client.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Failure } from '../../../electron/contract/result.ts';
import { Button } from '../../components/button.tsx';
import { TestBadge } from '../../components/campaign-foot.tsx';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Action, useAction } from '../../hooks/use-action.ts';
import { useIdle } from '../../hooks/use-idle.ts';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';
import type { Loaded } from '../loaded.ts';
import { DeskDelivery } from './delivery/desk-delivery.tsx';
import { DeskEntries } from './desk-entries.tsx';
import { DeskKeys } from './desk-keys.tsx';
import { DeskLetters } from './desk-letters.tsx';
import { DeskMeeting } from './desk-meeting.tsx';
import { DeskOverview } from './desk-overview.tsx';
import { DeskParts, type PartName } from './desk-parts.tsx';
import { DeskPreflight } from './desk-preflight.tsx';
import { DeskRemoval } from './desk-removal.tsx';
import { DeskRescue } from './desk-rescue.tsx';
import { DeskSync } from './desk-sync.tsx';

export interface DeskProps {
  call: Client;
  loaded: Loaded;
  hasKeys: boolean;
  /** Locks the desk and goes back to the attendees' screens. */
  onLeave: () => void;
}

/** What each part of the desk gets. One action at a time for all of them. */
export interface DeskPart {
  call: Client;
  action: Action;
  overview: OutputOf<'overview'>;
  /** Asks for the overview again, after something changed. */
  onChange: () => void;
}

/** The host ends an idle desk after as long; a running batch counts as activity here and there. */
const idleSeconds = 120;

export function Desk({ call, loaded, hasKeys, onLeave }: DeskProps): ReactNode {
  const { t, language } = useWords();
  const action = useAction();
  const { overview, failure, reload } = useOverview(call);
  useIdle({ afterSeconds: action.running ? Number.POSITIVE_INFINITY : idleSeconds, onIdle: onLeave });
  const { campaign, mode, test } = loaded;
  const [shown, setShown] = useState<PartName>('meeting');
  const { text } = pickShown(campaign.texts, language, campaign.languages);

  return (
    <Screen
      name="desk"
      title={t('desk.title')}
      top={
        <>
          <span>{text.title}</span>
          {test && <TestBadge />}
          <span className="gap" />
          <LanguageSwitch />
          <Button onClick={onLeave}>{t('desk.lock')}</Button>
        </>
      }
    >
      <p className="hint">{mode === 'single' ? t('desk.single') : t('desk.field')}</p>
      <Refusal failure={failure} />
      <DeskRescue
        call={call}
        action={action}
        isDamaged={failure?.code === 'vault_damaged'}
        onChange={reload}
      />
      {overview && (
        <>
          <DeskParts parts={partsFor(hasKeys)} shown={shown} onShow={setShown} />
          <div className={oneColumn.includes(shown) ? 'cards cards-one' : 'cards cards-two'}>
            <Part
              part={{ call, action, overview, onChange: reload }}
              shown={shown}
              loaded={loaded}
              hasKeys={hasKeys}
            />
          </div>
        </>
      )}
    </Screen>
  );
}

interface PartProps {
  part: DeskPart;
  shown: PartName;
  loaded: Loaded;
  hasKeys: boolean;
}

/** One part of the desk at a time. */
function Part({ part, shown, loaded, hasKeys }: PartProps): ReactNode {
  switch (shown) {
    case 'meeting':
      return (
        <>
          <div className="cards cards-one">
            <DeskOverview overview={part.overview} fingerprint={loaded.fingerprint} />
            <DeskPreflight {...part} />
          </div>
          <DeskMeeting {...part} />
        </>
      );
    case 'entries':
      return (
        <>
          {hasKeys && <DeskEntries {...part} campaign={loaded.campaign} />}
          <DeskRemoval {...part} hasKeys={hasKeys} />
        </>
      );
    case 'letters':
      return <DeskLetters {...part} />;
    case 'delivery':
      return <DeskDelivery {...part} />;
    case 'send':
      return <DeskSync {...part} />;
    case 'keys':
      return <DeskKeys {...part} />;
    default:
      return shown satisfies never;
  }
}

/** Parts that take the whole width. */
const oneColumn: readonly PartName[] = ['entries', 'delivery'];

/** Letters are made, and delivered, where the keys are open. */
const partsFor = (hasKeys: boolean): readonly PartName[] =>
  hasKeys
    ? ['meeting', 'entries', 'letters', 'delivery', 'send', 'keys']
    : ['meeting', 'entries', 'send', 'keys'];

/** The counts, asked for when the desk opens and after each change. */
function useOverview(call: Client): {
  overview: OutputOf<'overview'> | undefined;
  failure: Failure | undefined;
  reload: () => void;
} {
  const [overview, setOverview] = useState<OutputOf<'overview'>>();
  const [failure, setFailure] = useState<Failure>();
  const reload = useCallback(() => {
    void call('overview', {}).then((result) => {
      if (result.ok) setOverview(result.value);
      setFailure(result.ok ? undefined : result.error);
    });
  }, [call]);
  useEffect(reload, [reload]);
  return { overview, failure, reload };
}
