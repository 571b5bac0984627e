/** "I made a mistake, take mine out": by the code. Without one an organiser finds the name among the entries. */
import { type ReactNode, useState } from 'react';

import type { Failure } from '../../../../electron/contract/result.ts';
import { toBase64 } from '../../../../electron/seal/bytes.ts';
import { entryIds, readWithdrawalCode } from '../../../../electron/seal/codes.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { Form } from '../../../components/form.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { DeskPart } from '../desk.tsx';

export interface RemovalProps extends DeskPart {
  hasKeys: boolean;
}

export function Removal({ hasKeys, ...part }: RemovalProps): ReactNode {
  const { t } = useWords();
  const [isDone, setIsDone] = useState(false);
  const done = (): void => {
    setIsDone(true);
    part.onChange();
  };
  return (
    <section className="part">
      <h3>{t('removal.title')}</h3>
      <ByCode {...part} onStart={() => setIsDone(false)} onDone={done} />
      <p className="hint">{hasKeys ? t('removal.byName') : t('removal.needsKeys')}</p>
      <ActionNote action={part.action} of={['withdraw']} />
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
