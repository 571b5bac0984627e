/** One part of the desk at a time. */
import type { ReactNode } from 'react';

import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Entries } from '../../hooks/use-entries.ts';
import type { LetterWork } from '../../hooks/use-letter-work.ts';
import type { Settings } from '../../hooks/use-settings.ts';
import type { Loaded } from '../loaded.ts';
import { BlankSheets } from './blank-sheets.tsx';
import { DeskCampaign } from './campaign/desk-campaign.tsx';
import { DeskDelivery } from './delivery/desk-delivery.tsx';
import { DeskEnd } from './desk-end.tsx';
import { DeskKeys } from './desk-keys.tsx';
import { DeskMeeting } from './desk-meeting.tsx';
import { DeskOverview } from './desk-overview.tsx';
import { DeskPreflight } from './desk-preflight.tsx';
import type { DeskPart } from './desk.tsx';
import { EntriesPart } from './entries/entries-part.tsx';
import { DeskLetters } from './letters/desk-letters.tsx';
import { DeskNumbers } from './numbers/desk-numbers.tsx';
import type { PartName } from './parts.ts';
import { DeskSend } from './send/desk-send.tsx';
import { DeskSettings } from './settings/desk-settings.tsx';

export interface DeskShownProps {
  part: DeskPart;
  shown: PartName;
  loaded: Loaded;
  work: LetterWork;
  hasKeys: boolean;
  entries: Entries;
  settings: Settings;
  /** A campaign file that was opened with the program. */
  opened: string | undefined;
  onShow: (part: PartName) => void;
  /** The kiosk shows another version from now on. */
  onReload: () => Promise<void>;
  onDestroyed: (said: OutputOf<'destroy'>) => void;
}

export function DeskShown(props: DeskShownProps): ReactNode {
  const { part, shown, loaded, work, hasKeys, entries, settings, opened } = props;
  const { onShow, onReload, onDestroyed } = props;
  switch (shown) {
    case 'meeting':
      return (
        <>
          <div className="cards cards-one">
            <DeskOverview overview={part.overview} fingerprint={loaded.fingerprint} />
            <DeskPreflight {...part} />
            <BlankSheets {...part} campaign={loaded.campaign} />
          </div>
          <DeskMeeting {...part} />
        </>
      );
    case 'entries':
      return <EntriesPart {...part} loaded={loaded} hasKeys={hasKeys} entries={entries} />;
    case 'letters':
      return <DeskLetters {...part} campaign={loaded.campaign} work={work} />;
    case 'delivery':
      return <DeskDelivery {...part} />;
    case 'send':
      return <DeskSend {...part} hasKeys={hasKeys} places={settings.settings?.targets ?? []} />;
    case 'campaign':
      return <DeskCampaign {...part} loaded={loaded} hasKeys={hasKeys} opened={opened} onReload={onReload} />;
    case 'keys':
      return <DeskKeys {...part} />;
    case 'numbers':
      return (
        <DeskNumbers
          {...part}
          campaign={loaded.campaign}
          goal={settings.settings?.goal ?? null}
          hasKeys={hasKeys}
        />
      );
    case 'settings':
      return <DeskSettings settings={settings} loaded={loaded} onKeys={() => onShow('keys')} />;
    case 'end':
      return <DeskEnd {...part} id={loaded.campaign.id} onDestroyed={onDestroyed} />;
    default:
      return shown satisfies never;
  }
}
