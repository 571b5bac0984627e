/** A look at what will be printed, before it is made. */
import { type ReactNode, useState } from 'react';

import type { CallOptions } from '../../../../electron/contract/client.ts';
import type { Result } from '../../../../electron/contract/result.ts';
import type { Steps } from '../../../../electron/contract/steps.ts';
import { fromBase64 } from '../../../../electron/seal/bytes.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import type { Action } from '../../../hooks/use-action.ts';
import { useWords } from '../../../i18n/words.tsx';
import { PageScroller } from './page-scroller.tsx';

export interface PreviewProps {
  /** Of the action. */
  name: string;
  action: Action;
  /** On the button. */
  label: string;
  /** Under it, once something is shown. */
  hint: string;
  disabled: boolean;
  look: (options: CallOptions<Steps>) => Promise<Result<{ pdf: string | null }>>;
  /** The button that makes it, first in the same row. */
  make?: ReactNode;
  /** What came of making it. */
  children?: ReactNode;
}

export function Preview(props: PreviewProps): ReactNode {
  const { name, action, label, hint, disabled, look, make, children } = props;
  const { t } = useWords();
  const [shown, setShown] = useState<Uint8Array | 'none'>();
  const show = async (): Promise<void> => {
    setShown(undefined);
    const answer = await action.run(name, look);
    if (answer) setShown(answer.pdf === null ? 'none' : fromBase64(answer.pdf));
  };
  return (
    <>
      <div className="row">
        {make}
        <Button disabled={disabled} onClick={() => void show()}>
          {label}
        </Button>
      </div>
      <ActionNote action={action} of={[name]} />
      {children}
      {shown !== undefined && (
        <Button look="quiet" onClick={() => setShown(undefined)}>
          {t('letterDesk.closePreview')}
        </Button>
      )}
      <div aria-live="polite">
        {shown === 'none' && <p className="note">{t('letterDesk.previewNone')}</p>}
        {shown !== undefined && shown !== 'none' && (
          <PageScroller bytes={shown} label={label} name={name} hint={hint} />
        )}
      </div>
    </>
  );
}
