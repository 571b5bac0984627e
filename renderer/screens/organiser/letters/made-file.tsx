/** Something that was made: where it lies, and how somebody gets at it on this host. */
import { type ReactNode, useState } from 'react';

import { fromBase64 } from '../../../../electron/seal/bytes.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { LetterCard } from './desk-letters.tsx';
import { PageScroller } from './page-scroller.tsx';

export interface MadeFileProps extends Pick<LetterCard, 'call' | 'action' | 'desk'> {
  kind: 'folder' | 'pdf' | 'table';
  file: string;
  sentence: string;
}

export function MadeFile(props: MadeFileProps): ReactNode {
  const { t } = useWords();
  const { desk, kind, file, sentence } = props;
  return (
    <div className="made-file">
      <p>
        {sentence} <code dir="ltr">{file}</code>
      </p>
      {desk?.opens && <OpenFile {...props} />}
      {desk && !desk.opens && kind === 'pdf' && <ShowPages {...props} />}
      {kind === 'pdf' && desk && (
        <p className="hint">{desk.opens ? t('letterDesk.printHint') : t('letterDesk.printElsewhere')}</p>
      )}
    </div>
  );
}

/** Where the system can show it. */
function OpenFile({ call, action, kind, file }: MadeFileProps): ReactNode {
  const { t } = useWords();
  const name = `open ${file}`;
  const words = {
    folder: t('letterDesk.openFolder'),
    pdf: t('letterDesk.openToPrint'),
    table: t('letterDesk.openFile'),
  };
  const open = (): Promise<unknown> =>
    action.run(name, ({ signal }) => call('openExport', { file }, { signal }));
  return (
    <>
      <Button disabled={action.running} onClick={() => void open()}>
        {words[kind]}
      </Button>
      <ActionNote action={action} of={[name]} />
    </>
  );
}

/** In a browser: the pages themselves, unless there are too many of them. */
function ShowPages({ call, action, file }: MadeFileProps): ReactNode {
  const { t } = useWords();
  const name = `show ${file}`;
  const [shown, setShown] = useState<Uint8Array | 'long'>();
  const show = async (): Promise<void> => {
    const read = await action.run(name, ({ signal }) => call('readExport', { file }, { signal }));
    if (read) setShown(read.pdf === null ? 'long' : fromBase64(read.pdf));
  };
  return (
    <>
      {shown === undefined ? (
        <Button disabled={action.running} onClick={() => void show()}>
          {t('letterDesk.showPages')}
        </Button>
      ) : (
        <Button onClick={() => setShown(undefined)}>{t('letterDesk.hidePages')}</Button>
      )}
      <ActionNote action={action} of={[name]} />
      {shown === 'long' && <p className="note">{t('letterDesk.tooLong')}</p>}
      {shown !== undefined && shown !== 'long' && (
        <PageScroller bytes={shown} label={t('letterDesk.showPages')} />
      )}
    </>
  );
}
