/** The certificate that every letter carries, and whether a file is what was certified. */
import { type ReactNode, useState } from 'react';

import type { VerifyResult } from '../../../../electron/contract/letters.ts';
import { toBase64 } from '../../../../electron/seal/bytes.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { FileField } from '../../../components/file-field.tsx';
import { Form } from '../../../components/form.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { LetterCard } from './desk-letters.tsx';

/** A request carries so much; a longer file is checked in a shell. */
const mostBytes = 5 * 1024 * 1024;

export function CertificateCard(card: LetterCard): ReactNode {
  const { t } = useWords();
  return (
    <section className="card">
      <h2>{t('letterDesk.certificate')}</h2>
      {card.desk && (
        <output className="code code-small" dir="ltr" data-part="certificate">
          {card.desk.certificate.match(/.{4}/g)?.join(' ')}
        </output>
      )}
      <p className="hint">{t('letterDesk.certificateHint')}</p>
      <VerifyFile {...card} />
    </section>
  );
}

function VerifyFile({ call, action }: LetterCard): ReactNode {
  const { t } = useWords();
  const [file, setFile] = useState<File>();
  const [result, setResult] = useState<VerifyResult>();
  const isLarge = (file?.size ?? 0) > mostBytes;
  const choose = (chosen: File | undefined): void => {
    setFile(chosen);
    setResult(undefined);
  };
  const verify = async (): Promise<void> => {
    if (!file) return;
    setResult(undefined);
    const verified = await action.run('verify', async ({ signal }) =>
      call('verifyBytes', { name: file.name.slice(-300), bytes: await bytesOf(file) }, { signal }),
    );
    setResult(verified?.result);
  };
  return (
    <Form onSubmit={() => void verify()}>
      <FileField name="verify" label={t('letterDesk.verifyLabel')} accept=".pdf,.rrb" onChange={choose} />
      {isLarge && <p className="problem">{t('letterDesk.verifyLarge')}</p>}
      <Button type="submit" disabled={action.running || !file || isLarge}>
        {t('letterDesk.verify')}
      </Button>
      <ActionNote action={action} of={['verify']} />
      {result !== undefined && (
        <output className="result" data-part="verified" data-result={result}>
          {t(`letterDesk.${result}`)}
        </output>
      )}
    </Form>
  );
}

const bytesOf = async (file: File): Promise<string> => toBase64(new Uint8Array(await file.arrayBuffer()));
