/** No campaign is loaded yet. Three steps: a way to get one, its passphrase on paper, the recovery sheet in an envelope. */
import { type ReactNode, useState } from 'react';

import { LanguageSwitch } from '../../../components/language-switch.tsx';
import { ProgressNote } from '../../../components/progress-note.tsx';
import { Screen } from '../../../components/screen.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import type { Kiosk } from '../../../hooks/use-kiosk.ts';
import { useWords } from '../../../i18n/words.tsx';
import { AuthorCampaign, makeAndLoad } from '../author-campaign.tsx';
import { WriteCampaign } from '../campaign/write-campaign.tsx';
import { LoadCampaign } from './load-campaign.tsx';
import { PassphraseStep } from './passphrase-step.tsx';
import { hasKeys, type SetUp } from './set-up.ts';
import { SheetStep } from './sheet-step.tsx';
import { TrySample } from './try-sample.tsx';

export interface FirstRunProps {
  kiosk: Pick<Kiosk, 'call' | 'atDesk' | 'onOpened'>;
  /** A campaign is loaded, and what must be on paper is. */
  onDone: () => Promise<void>;
}

export function FirstRun({ kiosk, onDone }: FirstRunProps): ReactNode {
  const [setUp, setSetUp] = useState<SetUp>();
  const [isWritten, setIsWritten] = useState(false);
  const finish = (): void => void onDone();

  if (!setUp) return <ChooseWay call={kiosk.call} onOpened={kiosk.onOpened} onSetUp={setSetUp} />;
  const total = hasKeys(setUp) ? 3 : 2;
  if (!isWritten) {
    const goOn = total === 3 ? () => setIsWritten(true) : finish;
    return <PassphraseStep setUp={setUp} total={total} isLast={total === 2} onDone={goOn} />;
  }
  return <SheetStep setUp={setUp} atDesk={kiosk.atDesk} onBack={() => setIsWritten(false)} onDone={finish} />;
}

interface ChooseWayProps {
  call: Kiosk['call'];
  onOpened: Kiosk['onOpened'];
  onSetUp: (setUp: SetUp) => void;
}

function ChooseWay({ call, onOpened, onSetUp }: ChooseWayProps): ReactNode {
  const { t } = useWords();
  const [writes, setWrites] = useState(false);
  const action = useAction();
  const shared = { call, action, onSetUp };
  if (writes) {
    return (
      <WriteCampaign
        call={call}
        action={action}
        make={(draft, signal) => makeAndLoad(call, draft, signal)}
        onMade={onSetUp}
        onLeave={() => setWrites(false)}
      />
    );
  }
  return (
    <Screen
      name="first-run"
      title={t('firstRun.title')}
      top={
        <>
          <ProgressNote number={1} total={3} />
          <span className="gap" />
          <LanguageSwitch />
        </>
      }
    >
      <p className="lead">{t('firstRun.intro')}</p>
      <div className="cards">
        <TrySample {...shared} />
        <LoadCampaign {...shared} onOpened={onOpened} />
        <AuthorCampaign {...shared} onWrite={() => setWrites(true)} />
      </div>
    </Screen>
  );
}
