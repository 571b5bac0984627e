/**
 * The passphrase, shown this once. It goes on when somebody types two of its words, for a box is ticked unread; the words can be
 * had again as often as somebody wants, and each time other ones are asked for.
 */
import { type ReactNode, useState } from 'react';

import { Button } from '../../../components/button.tsx';
import { Form } from '../../../components/form.tsx';
import { LanguageSwitch } from '../../../components/language-switch.tsx';
import { ProgressNote } from '../../../components/progress-note.tsx';
import { Screen } from '../../../components/screen.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { mistaken, pickTwo, wordsIn } from '../../../set-up/asked-words.ts';
import type { SetUp } from './set-up.ts';

export interface PassphraseStepProps {
  setUp: SetUp;
  /** Steps that there are. */
  total: number;
  /** Whether the start screen comes next. */
  isLast: boolean;
  onDone: () => void;
}

export function PassphraseStep({ setUp, total, isLast, onDone }: PassphraseStepProps): ReactNode {
  const { t } = useWords();
  const [asked, setAsked] = useState<readonly number[]>();
  const { passphrase, fingerprint } = setUp;
  const words = wordsIn(passphrase?.words ?? '');
  const on = isLast ? t('firstRun.start') : t('setUp.on');
  const top = (
    <>
      <ProgressNote number={2} total={total} />
      <span className="gap" />
      <LanguageSwitch />
    </>
  );
  if (asked) {
    return (
      <Screen key="ask" name="first-run" title={t('setUp.askTitle')} top={top}>
        <AskWords words={words} asked={asked} on={on} onAgain={() => setAsked(undefined)} onDone={onDone} />
      </Screen>
    );
  }
  return (
    <Screen key="show" name="first-run" title={t('firstRun.loaded')} top={top}>
      <Fingerprint fingerprint={fingerprint} />
      {passphrase ? (
        <section className="part" aria-live="polite">
          <h2>{t('firstRun.passphrase')}</h2>
          <p>{passphrase.opens === 'keys' ? t('setUp.keysHint') : t('firstRun.deskHint')}</p>
          <ol className="code passphrase-words" data-part="passphrase">
            {words.map((word, i) => (
              <li key={`${i + 1} ${word}`}>{word}</li>
            ))}
          </ol>
          <p>{t('setUp.writeHint')}</p>
          <Button look="primary" onClick={() => setAsked(pickTwo(words.length))}>
            {t('setUp.written')}
          </Button>
        </section>
      ) : (
        <div className="row">
          <Button look="primary" onClick={onDone}>
            {on}
          </Button>
        </div>
      )}
    </Screen>
  );
}

/** Which campaign this is, to be compared with the card. */
function Fingerprint({ fingerprint }: { fingerprint: string }): ReactNode {
  const { t } = useWords();
  return (
    <section className="part">
      <h2>{t('common.fingerprint')}</h2>
      <output className="code" data-part="fingerprint">
        {fingerprint}
      </output>
      <p>{t('firstRun.fingerprintHint')}</p>
    </section>
  );
}

interface AskWordsProps {
  words: readonly string[];
  asked: readonly number[];
  on: string;
  onAgain: () => void;
  onDone: () => void;
}

function AskWords({ words, asked, on, onAgain, onDone }: AskWordsProps): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const check = (): void => {
    const found = mistaken(words, asked, typed);
    setWrong(found);
    if (found.length === 0) onDone();
  };
  return (
    <div className="narrow">
      <p>{t('setUp.askHint')}</p>
      <Form onSubmit={check}>
        {asked.map((number) => (
          <TextField
            key={number}
            name={`word-${number}`}
            label={t('setUp.word', { number })}
            value={typed[number] ?? ''}
            onChange={(word) => setTyped({ ...typed, [number]: word })}
          />
        ))}
        {wrong.length > 0 && (
          <p className="problem" role="alert" data-part="wrong-words">
            {wrong.map((number) => t('setUp.wrongWord', { number })).join(' ')} {t('setUp.wrongHint')}
          </p>
        )}
        <div className="row">
          <Button onClick={onAgain}>{t('setUp.again')}</Button>
          <Button look="primary" type="submit">
            {on}
          </Button>
        </div>
      </Form>
    </div>
  );
}
