/** A generated passphrase, shown once: it goes on when somebody says that it is written down. */
import { type ReactNode, useState } from 'react';

import { useWords } from '../i18n/words.tsx';
import { Button } from './button.tsx';
import { Choice } from './choice.tsx';

export interface NewPassphraseProps {
  words: string;
  onWritten: () => void;
}

export function NewPassphrase({ words, onWritten }: NewPassphraseProps): ReactNode {
  const { t } = useWords();
  const [isWritten, setIsWritten] = useState(false);
  return (
    <section className="part" aria-live="polite">
      <h2>{t('firstRun.passphrase')}</h2>
      <output className="code" data-part="passphrase">
        {words}
      </output>
      <p>{t('keys.shownOnce')}</p>
      <Choice
        type="checkbox"
        name="written"
        label={t('firstRun.written')}
        checked={isWritten}
        onChange={setIsWritten}
      />
      <Button look="primary" disabled={!isWritten} onClick={onWritten}>
        {t('keys.on')}
      </Button>
    </section>
  );
}
