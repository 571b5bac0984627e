/** One addressee: how its letters go, how far they are, and what can be done next. */
import { type ReactNode, useState } from 'react';

import type { AddresseeState } from '../../../../electron/contract/delivery.ts';
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { DeliveryPart } from './desk-delivery.tsx';
import { MailForm } from './mail-form.tsx';
import { PaperRuns } from './paper-runs.tsx';
import type { TypedServer } from './server.ts';
import { UncertainMail } from './uncertain-mail.tsx';

export interface AddresseeCardProps {
  part: DeliveryPart;
  state: AddresseeState;
  server: TypedServer;
  onServer: (server: TypedServer) => void;
}

export function AddresseeCard({ part, state, server, onServer }: AddresseeCardProps): ReactNode {
  const { t } = useWords();
  const [mails, setMails] = useState(false);
  const { addressee, title, made, gaveIn } = state;
  const canMail = state.ways.includes('email') && state.email.length > 0;
  return (
    <section className="card" data-addressee={addressee} aria-label={title}>
      <h3>
        <bdi>{title}</bdi>
      </h3>
      <Ways state={state} />
      <Counts state={state} />
      {gaveIn !== null && <p className="note">{t('delivery.gaveInOn', { day: gaveIn })}</p>}
      {made === 0 && <p className="hint">{t('delivery.noLetters')}</p>}
      {state.uncertain.length > 0 && <UncertainMail part={part} state={state} />}
      {gaveIn === null && made > 0 && (
        <>
          {canMail && !mails && (
            <div className="row">
              <Button onClick={() => setMails(true)}>{t('delivery.mail')}</Button>
            </div>
          )}
          {canMail && mails && (
            <MailForm
              part={part}
              state={state}
              server={server}
              onServer={onServer}
              onClose={() => setMails(false)}
            />
          )}
          <PaperRuns part={part} state={state} />
        </>
      )}
    </section>
  );
}

/** The ways of the campaign file, with where they lead. */
function Ways({ state }: { state: AddresseeState }): ReactNode {
  const { t } = useWords();
  const places = { email: state.email, fax: state.fax, post: [], hand: [] } as const;
  return (
    <ul className="ways">
      {state.ways.map((way) => (
        <li key={way}>
          {t(`delivery.${way}`)}
          {places[way].map((place) => (
            <bdi key={place}>{place}</bdi>
          ))}
        </li>
      ))}
    </ul>
  );
}

const counted = ['made', 'sent', 'refused', 'bounced'] as const;

/** Made and sent always; the others where there is something to see. */
function Counts({ state }: { state: AddresseeState }): ReactNode {
  const { t } = useWords();
  const shown = counted.filter((name) => name === 'made' || name === 'sent' || state[name] > 0);
  return (
    <dl className="delivery-counts">
      {shown.map((name) => (
        <div key={name} data-count={name}>
          <dt>{t(`delivery.${name}`)}</dt>
          <dd>{state[name]}</dd>
        </div>
      ))}
      {state.uncertain.length > 0 && (
        <div data-count="uncertain">
          <dt>{t('delivery.uncertain')}</dt>
          <dd>{state.uncertain.length}</dd>
        </div>
      )}
    </dl>
  );
}
