/** The mail server, a test to oneself, and then the letters. */
import { type ReactNode, useState } from 'react';

import type { AddresseeState } from '../../../../electron/contract/delivery.ts';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { Button } from '../../../components/button.tsx';
import { Form } from '../../../components/form.tsx';
import { PassphraseField } from '../../../components/passphrase-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { DeliveryPart } from './desk-delivery.tsx';
import { MailProgress } from './mail-progress.tsx';
import { digits, keyOf, serverOf, type TypedServer } from './server.ts';

export interface MailFormProps {
  part: DeliveryPart;
  state: AddresseeState;
  server: TypedServer;
  onServer: (server: TypedServer) => void;
  onClose: () => void;
}

export function MailForm(props: MailFormProps): ReactNode {
  const { t } = useWords();
  const { part, state, server, onServer } = props;
  const { call, action, diary, onChange } = part;
  const { addressee } = state;
  const [said, setSaid] = useState<OutputOf<'deliverByMail'>>();
  const names = { test: `mail test ${addressee}`, send: `mail ${addressee}` };
  const perHour = Math.max(1, Number(server.perHour));
  const isTested = server.tested === keyOf(server);
  const isFilled = server.host.trim() !== '' && server.port !== '' && server.from.trim() !== '';
  const isPaused = action.name === names.send && action.failure?.code === 'cancelled';

  const test = async (): Promise<void> => {
    setSaid(undefined);
    const testTo = server.testTo.trim() || server.from.trim();
    const sent = await action.run(names.test, (options) =>
      call('deliverByMail', { addressee, server: serverOf(server), perHour, testTo }, options),
    );
    if (sent?.sent) onServer({ ...server, tested: keyOf(server) });
    else setSaid(sent);
  };
  const send = async (): Promise<void> => {
    setSaid(undefined);
    setSaid(
      await action.run(names.send, (options) =>
        call('deliverByMail', { addressee, server: serverOf(server), perHour }, options),
      ),
    );
    onChange();
  };

  return (
    <Form onSubmit={() => void test()}>
      <h4>{t('delivery.server')}</h4>
      <p className="hint">{t('delivery.serverHint')}</p>
      <ServerFields server={server} onServer={onServer} />
      <div className="row">
        <Button type="submit" disabled={action.running || !isFilled}>
          {t('delivery.test')}
        </Button>
        <Button
          look="primary"
          disabled={action.running || !isTested || diary.example}
          onClick={() => void send()}
        >
          {isPaused ? t('delivery.resume') : t('delivery.send')}
        </Button>
        <Button look="quiet" disabled={action.running} onClick={props.onClose}>
          {t('delivery.cancelForm')}
        </Button>
      </div>
      <p className="hint" aria-live="polite" data-part="tested">
        {isTested ? t('delivery.tested') : t('delivery.testFirst')}
      </p>
      <MailProgress action={action} of={Object.values(names)} perHour={perHour} />
      {said && <Said said={said} />}
    </Form>
  );
}

function ServerFields({
  server,
  onServer,
}: {
  server: TypedServer;
  onServer: (server: TypedServer) => void;
}): ReactNode {
  const { t } = useWords();
  const field = (
    name: Exclude<keyof TypedServer, 'tested' | 'secret'>,
    tidy: (text: string) => string = String,
  ): ReactNode => (
    <TextField
      name={name}
      label={t(`delivery.${name}`)}
      value={server[name]}
      onChange={(text) => onServer({ ...server, [name]: tidy(text) })}
    />
  );
  return (
    <>
      <div className="fields-row">
        {field('host')}
        {field('port', digits)}
      </div>
      {field('user')}
      <PassphraseField
        name="mailSecret"
        label={t('delivery.secret')}
        value={server.secret}
        onChange={(secret) => onServer({ ...server, secret })}
      />
      <div className="fields-row">
        {field('from')}
        {field('perHour', digits)}
      </div>
      {field('testTo')}
    </>
  );
}

/** What came of a run, a line for each thing that did. */
function Said({ said }: { said: OutputOf<'deliverByMail'> }): ReactNode {
  const { t } = useWords();
  return (
    <div className="result" aria-live="polite" data-part="mailed">
      <p>{t('delivery.sentNow', { count: said.sent })}</p>
      {said.refused > 0 && <p>{t('delivery.refusedNow', { count: said.refused, said: said.said })}</p>}
      {said.missing > 0 && <p>{t('delivery.missing', { count: said.missing })}</p>}
      {said.changed.length > 0 && <p>{t('delivery.changed', { count: said.changed.length })}</p>}
    </div>
  );
}
