/** The organisers' desk, in parts: from the meeting to the end of the campaign. */
import { type ReactNode, useCallback, useEffect, useState } from 'react';

import type { Client } from '../../../electron/contract/client.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Failure } from '../../../electron/contract/result.ts';
import { Button } from '../../components/button.tsx';
import { TestBadge } from '../../components/campaign-foot.tsx';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Screen } from '../../components/screen.tsx';
import { WeakKioskNote } from '../../components/weak-kiosk.tsx';
import { type Action, useAction } from '../../hooks/use-action.ts';
import { useEntries } from '../../hooks/use-entries.ts';
import { useIdle } from '../../hooks/use-idle.ts';
import { useLetterWork } from '../../hooks/use-letter-work.ts';
import { useOpened } from '../../hooks/use-opened.ts';
import { usePresence } from '../../hooks/use-presence.ts';
import { useSettings } from '../../hooks/use-settings.ts';
import { useShortcuts } from '../../hooks/use-shortcuts.ts';
import type { Host } from '../../host/find-host.ts';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';
import type { Loaded } from '../loaded.ts';
import { Destroyed } from './desk-end.tsx';
import { DeskParts } from './desk-parts.tsx';
import { DeskRescue } from './desk-rescue.tsx';
import { DeskShown } from './desk-shown.tsx';
import { follow } from './follow-shortcut.ts';
import { layoutOf, type PartName, partsFor } from './parts.ts';
import { ShortcutsHelp } from './shortcuts-help.tsx';

export interface DeskProps {
  call: Client;
  loaded: Loaded;
  hasKeys: boolean;
  onOpened: Host['onOpened'];
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

/** Until the host has said after how long it ends an idle desk; a running batch counts as activity here and there. */
const usualIdleSeconds = 120;

export function Desk({ call, loaded, hasKeys, onOpened, onLeave, onReload }: DeskProps): ReactNode {
  const { t, language } = useWords();
  // Locking ends what runs; a page that let go of it before would look like somebody who does not want it any more.
  const action = useAction({ goesOn: true });
  const { overview, failure, reload } = useOverview(call);
  usePresence(call);
  const settings = useSettings(call);
  const idleSeconds = settings.settings?.deskIdleSeconds ?? usualIdleSeconds;
  useIdle({ afterSeconds: action.running ? Number.POSITIVE_INFINITY : idleSeconds, onIdle: onLeave });
  const entries = useEntries(call, action, overview?.entries ?? 0);
  const { campaign, mode, test } = loaded;
  const [shown, setShown] = useState<PartName>('meeting');
  const showCampaign = useCallback(() => setShown('campaign'), []);
  const opened = useOpened(call, onOpened, showCampaign);
  const showLetters = useCallback(() => setShown('letters'), []);
  const work = useLetterWork(call, action, overview?.unfinished ?? null, showLetters);
  const [helps, setHelps] = useState(false);
  const [destroyed, setDestroyed] = useState<OutputOf<'destroy'>>();
  const parts = partsFor(hasKeys);
  useShortcuts((settings.settings?.shortcuts ?? false) && !destroyed, (shortcut) =>
    follow(shortcut, { parts, onShow: setShown, onHelp: () => setHelps(true), onLeave }),
  );
  const { text } = pickShown(campaign.texts, language, campaign.languages);

  if (destroyed) {
    return (
      <Screen key="destroyed" name="destroyed" title={t('end.destroyedTitle')}>
        <Destroyed said={destroyed} onLeave={onLeave} />
      </Screen>
    );
  }
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
          <Button aria-label={t('shortcuts.title')} onClick={() => setHelps(true)}>
            <span aria-hidden="true">?</span>
          </Button>
          <Button onClick={onLeave}>{t('desk.lock')}</Button>
        </>
      }
    >
      <p className="hint">{mode === 'single' ? t('desk.single') : t('desk.field')}</p>
      <WeakKioskNote host={loaded.host} />
      <Refusal failure={failure} />
      {helps && <ShortcutsHelp parts={parts} onClose={() => setHelps(false)} />}
      <DeskRescue
        call={call}
        action={action}
        isDamaged={failure?.code === 'vault_damaged'}
        onChange={reload}
      />
      {overview && (
        <>
          <DeskParts parts={parts} shown={shown} onShow={setShown} />
          <div className={layoutOf(shown)}>
            <DeskShown
              part={{ call, action, overview, onChange: reload }}
              shown={shown}
              loaded={loaded}
              work={work}
              hasKeys={hasKeys}
              onReload={onReload}
              settings={settings}
              onShow={setShown}
              onDestroyed={setDestroyed}
              entries={entries}
              opened={opened}
            />
          </div>
        </>
      )}
    </Screen>
  );
}

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
