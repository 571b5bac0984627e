/** Files for the printer and for the fax. */
import { type ReactNode, useState } from 'react';

import type { AddresseeState } from '../../../../electron/contract/delivery.ts';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { Choice } from '../../../components/choice.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { DeliveryPart } from './desk-delivery.tsx';

export function PaperRuns({ part, state }: { part: DeliveryPart; state: AddresseeState }): ReactNode {
  const { t } = useWords();
  const { call, action } = part;
  const { addressee, ways, fax } = state;
  const [duplex, setDuplex] = useState(false);
  const [made, setMade] = useState<OutputOf<'printRun'>>();
  const names = { print: `print ${addressee}`, fax: `fax ${addressee}` };
  const canFax = ways.includes('fax') && fax.length > 0;
  const onPaper = ways.includes('post') || ways.includes('hand');

  const print = async (): Promise<void> => {
    setMade(undefined);
    setMade(await action.run(names.print, (options) => call('printRun', { addressee, duplex }, options)));
  };
  const makeFax = async (): Promise<void> => {
    setMade(undefined);
    setMade(await action.run(names.fax, (options) => call('faxRun', { addressee }, options)));
  };
  if (!onPaper && !canFax) return null;
  return (
    <>
      {onPaper && (
        <Choice
          type="checkbox"
          name={`duplex-${addressee}`}
          label={t('delivery.duplex')}
          checked={duplex}
          small
          onChange={setDuplex}
        />
      )}
      <div className="row">
        {onPaper && (
          <Button disabled={action.running} onClick={() => void print()}>
            {t('delivery.print')}
          </Button>
        )}
        {canFax && (
          <Button disabled={action.running} onClick={() => void makeFax()}>
            {t('delivery.makeFax')}
          </Button>
        )}
      </div>
      <ActionNote action={action} of={Object.values(names)} />
      {made && (
        <div className="result" aria-live="polite" data-part="run">
          <p>{t('delivery.runMade', { count: made.letters })}</p>
          <p>
            <code>{made.out}</code>
          </p>
          <p>{t('delivery.runSheets', { pages: made.pages, sheets: made.sheets })}</p>
        </div>
      )}
    </>
  );
}
