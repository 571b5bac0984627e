/** Done. Says what happens now, and leaves by itself. */
import { type ReactNode, useState } from 'react';

import type { ShownSettings } from '../../../electron/contract/settings.ts';
import { Button } from '../../components/button.tsx';
import { CountNote } from '../../components/count-note.tsx';
import { ProgressNote } from '../../components/progress-note.tsx';
import { Screen } from '../../components/screen.tsx';
import { useIdle } from '../../hooks/use-idle.ts';
import { useWords } from '../../i18n/words.tsx';

/** Seconds until the screen leaves by itself; longer while somebody writes down their code. */
const staySeconds = 20;
const staySecondsWithCode = 60;

export interface ThanksProps {
  code: string | undefined;
  /** How far the person is: at the end. */
  progress: { number: number; total: number };
  settings: ShownSettings;
  onLeave: () => void;
}

export function Thanks({ code, progress, settings, onLeave }: ThanksProps): ReactNode {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  useIdle({ afterSeconds: shown ? staySecondsWithCode : staySeconds, onIdle: onLeave });

  return (
    <Screen
      name="thanks"
      title={t('thanks.title')}
      top={<ProgressNote {...progress} />}
      actions={
        <>
          <span className="gap" />
          <Button look="primary" onClick={onLeave}>
            {t('thanks.next')}
          </Button>
        </>
      }
    >
      <p className="lead">{t('thanks.text')}</p>
      <CountNote settings={settings} />
      <ul>
        <li>{t('thanks.sealed')}</li>
        <li>{t('thanks.letters')}</li>
        <li>{t('thanks.wiped')}</li>
      </ul>
      <section className="part">
        <h2>{t('thanks.withdraw')}</h2>
        <p>{t('thanks.withdrawRisk')}</p>
        {shown ? (
          <output className="code" data-part="withdrawal-code">
            {code}
          </output>
        ) : (
          <Button onClick={() => setShown(true)}>{t('thanks.showCode')}</Button>
        )}
      </section>
    </Screen>
  );
}
