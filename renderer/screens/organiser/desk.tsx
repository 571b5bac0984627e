/** The organisers' desk, in parts: the meeting, entries, letters, sending, the campaign, keys. */
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
import { type LetterWork, useLetterWork } from '../../hooks/use-letter-work.ts';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';
import type { Loaded } from '../loaded.ts';
import { DeskCampaign } from './campaign/desk-campaign.tsx';
import { DeskEntries } from './desk-entries.tsx';
import { DeskKeys } from './desk-keys.tsx';
import { DeskMeeting } from './desk-meeting.tsx';
import { DeskOverview } from './desk-overview.tsx';
import { DeskParts, type PartName } from './desk-parts.tsx';
import { DeskPreflight } from './desk-preflight.tsx';
import { DeskRemoval } from './desk-removal.tsx';
import { DeskRescue } from './desk-rescue.tsx';
import { DeskLetters } from './letters/desk-letters.tsx';
import { DeskSend } from './send/desk-send.tsx';

export interface DeskProps {
  call: Client;
  loaded: Loaded;
  hasKeys: boolean;
  /** Locks the desk and goes back to the attendees' screens. */
  onLeave: () => void;
  /** Asks for the campaign again, after another version was loaded. */
  onReload: () => Promise<void>;
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

export function Desk({ call, loaded, hasKeys, onLeave, onReload }: DeskProps): ReactNode {
  const { t, language } = useWords();
  // Locking ends what runs; a page that let go of it before would look like somebody who does not want it any more.
  const action = useAction({ goesOn: true });
  const { overview, failure, reload } = useOverview(call);
  useIdle({ afterSeconds: action.running ? Number.POSITIVE_INFINITY : idleSeconds, onIdle: onLeave });
  const { campaign, mode, test } = loaded;
  const [shown, setShown] = useState<PartName>('meeting');
  const showLetters = useCallback(() => setShown('letters'), []);
  const work = useLetterWork(call, action, overview?.unfinished ?? null, showLetters);
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
          <div className={isWide(shown) ? 'cards cards-one' : 'cards cards-two'}>
            <Part
              part={{ call, action, overview, onChange: reload }}
              shown={shown}
              loaded={loaded}
              work={work}
              hasKeys={hasKeys}
              onReload={onReload}
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
  work: LetterWork;
  hasKeys: boolean;
  onReload: () => Promise<void>;
}

const isWide = (part: PartName): boolean => part === 'entries' || part === 'campaign';

/** One part of the desk at a time. */
function Part({ part, shown, loaded, work, hasKeys, onReload }: PartProps): ReactNode {
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
      return <DeskLetters {...part} campaign={loaded.campaign} work={work} />;
    case 'send':
      return <DeskSend {...part} hasKeys={hasKeys} />;
    case 'campaign':
      return <DeskCampaign {...part} loaded={loaded} hasKeys={hasKeys} onReload={onReload} />;
    case 'keys':
      return <DeskKeys {...part} />;
    default:
      return shown satisfies never;
  }
}

/** Letters are made where the keys are open. */
const partsFor = (hasKeys: boolean): readonly PartName[] =>
  hasKeys
    ? ['meeting', 'entries', 'letters', 'send', 'campaign', 'keys']
    : ['meeting', 'entries', 'send', 'campaign', 'keys'];

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
