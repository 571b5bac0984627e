/** "I made a mistake, take mine out": by the code, or by an organiser who finds the name. */
import { type ReactNode, useState } from 'react';

import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Failure } from '../../../electron/contract/result.ts';
import { toBase64 } from '../../../electron/seal/bytes.ts';
import { entryIds, readWithdrawalCode } from '../../../electron/seal/codes.ts';
import { ActionNote } from '../../components/action-note.tsx';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { DeskPart } from './desk.tsx';

type Found = OutputOf<'findEntries'>;

export interface DeskRemovalProps extends DeskPart {
  hasKeys: boolean;
}

export function DeskRemoval({ hasKeys, ...part }: DeskRemovalProps): ReactNode {
  const { t } = useWords();
  const [isDone, setIsDone] = useState(false);
  const done = (): void => {
    setIsDone(true);
    part.onChange();
  };
  return (
    <section className="card">
      <h2>{t('removal.title')}</h2>
      <ByCode {...part} onStart={() => setIsDone(false)} onDone={done} />
      {hasKeys ? (
        <ByName {...part} onStart={() => setIsDone(false)} onDone={done} />
      ) : (
        <p className="hint">{t('removal.needsKeys')}</p>
      )}
      <ActionNote action={part.action} of={['withdraw', 'findEntries', 'removeEntry']} />
      {isDone && (
        <output className="result" data-part="removed">
          {t('removal.done')}
        </output>
      )}
    </section>
  );
}

interface WayProps extends DeskPart {
  onStart: () => void;
  onDone: () => void;
}

function ByCode({ call, action, overview, onStart, onDone }: WayProps): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const withdraw = async (): Promise<void> => {
    onStart();
    const code = readWithdrawalCode(typed);
    // what fails its check symbol is no code of any entry
    setFailure(code ? undefined : { code: 'unknown_code' });
    if (!code || overview.campaign === null) return;
    const { id, secret } = entryIds(code, overview.campaign);
    const input = { id: toBase64(id), secret: toBase64(secret) };
    if (!(await action.run('withdraw', ({ signal }) => call('withdraw', input, { signal })))) return;
    setTyped('');
    onDone();
  };
  return (
    <Form onSubmit={() => void withdraw()}>
      <TextField
        name="code"
        label={t('removal.code')}
        value={typed}
        onChange={setTyped}
        autoCapitalize="characters"
      />
      <Refusal failure={failure} />
      <Button type="submit" disabled={action.running || typed.trim() === ''}>
        {t('removal.withdraw')}
      </Button>
    </Form>
  );
}

function ByName({ call, action, onStart, onDone }: WayProps): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>();
  const find = async (): Promise<void> => {
    onStart();
    setFound(undefined);
    setFound(
      await action.run('findEntries', (options) => call('findEntries', { text: text.trim() }, options)),
    );
  };
  const remove = async (id: string): Promise<void> => {
    onStart();
    if (!(await action.run('removeEntry', ({ signal }) => call('removeEntry', { id }, { signal })))) return;
    setFound(undefined);
    setText('');
    onDone();
  };
  return (
    <>
      <Form onSubmit={() => void find()}>
        <TextField
          name="find"
          label={t('removal.name')}
          hint={t('removal.nameHint')}
          value={text}
          onChange={setText}
        />
        <Button type="submit" disabled={action.running || text.trim().length < 2}>
          {t('removal.find')}
        </Button>
      </Form>
      {found && (
        <div aria-live="polite" data-part="found">
          {found.entries.length === 0 && <p>{t('removal.none')}</p>}
          {found.more && <p>{t('removal.more')}</p>}
          <ul className="targets">
            {found.entries.map((entry) => (
              <FoundEntry
                key={entry.id}
                entry={entry}
                disabled={action.running}
                onRemove={() => void remove(entry.id)}
              />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface FoundEntryProps {
  entry: Found['entries'][number];
  disabled: boolean;
  onRemove: () => void;
}

/** Nothing brings it back, so the first touch only asks. */
function FoundEntry({ entry, disabled, onRemove }: FoundEntryProps): ReactNode {
  const { t } = useWords();
  const [asks, setAsks] = useState(false);
  return (
    <li>
      <bdi>{entry.name}</bdi>, <bdi>{entry.place}</bdi>{' '}
      {asks ? (
        <>
          <strong>{t('removal.sure')}</strong>{' '}
          <Button look="primary" disabled={disabled} onClick={onRemove}>
            {t('removal.remove')}
          </Button>{' '}
          <Button onClick={() => setAsks(false)}>{t('removal.keep')}</Button>
        </>
      ) : (
        <Button disabled={disabled} onClick={() => setAsks(true)}>
          {t('removal.take')}
        </Button>
      )}
    </li>
  );
}
