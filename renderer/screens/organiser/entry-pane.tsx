/** One entry beside the table: who, what, and the letters as they are made; and taking it out. */
import { type ReactNode, useEffect, useState } from 'react';

import type { Campaign } from '../../../electron/contract/campaign.ts';
import type { Failure } from '../../../electron/contract/result.ts';
import type { Entry } from '../../../electron/contract/signing.ts';
import { composeLetters } from '../../../electron/wording/compose.ts';
import { countryName, longDay } from '../../../electron/wording/countries.ts';
import { Button } from '../../components/button.tsx';
import { keyed } from '../../components/keyed.ts';
import { LetterSheet } from '../../components/letter-sheet.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { SignatureDrawing } from '../../components/signature-drawing.tsx';
import { pickShown } from '../../i18n/pick-shown.ts';
import { useWords } from '../../i18n/words.tsx';
import type { DeskPart } from './desk.tsx';

export interface EntryPaneProps extends DeskPart {
  campaign: Campaign;
  id: string;
  onClose: () => void;
  onRemoved: () => void;
}

export function EntryPane({ call, action, campaign, id, onClose, onRemoved }: EntryPaneProps): ReactNode {
  const { t, catalogs } = useWords();
  const [entry, setEntry] = useState<Entry>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      const found = await call('readEntry', { id }, { signal: stop.signal });
      // the letters speak the addressees' languages
      const needed = campaign.addressees.map(({ language }) => language);
      const speaks = await catalogs.load(needed);
      if (stop.signal.aborted) return;
      if (!found.ok) setFailure(found.error);
      else if (speaks) setEntry(found.value);
      else setFailure({ code: 'offline' });
    };
    void read();
    return () => stop.abort();
  }, [call, id, campaign, catalogs]);
  const remove = async (): Promise<void> => {
    const done = await action.run('removeEntry', ({ signal }) => call('removeEntry', { id }, { signal }));
    if (done) onRemoved();
  };
  return (
    <section className="entry-pane" aria-live="polite" data-part="entry">
      <Refusal failure={failure} />
      {entry && <Content campaign={campaign} entry={entry} />}
      <div className="row">
        <Button onClick={onClose}>{t('entries.close')}</Button>
        <TakeOut disabled={action.running} onRemove={() => void remove()} />
      </div>
    </section>
  );
}

function Content({ campaign, entry }: { campaign: Campaign; entry: Entry }): ReactNode {
  const { t, language, interfaceLanguage, catalogs } = useWords();
  const { locale } = catalogs.letterWords(interfaceLanguage);
  const signature = entry.mark ? (
    <p className="mark" dir="auto">
      {entry.mark}
    </p>
  ) : (
    <SignatureDrawing strokes={entry.strokes} label={t('review.signature')} />
  );
  const rows: readonly (readonly [label: string, value: string])[] = [
    [t('print.columnPlace'), `${entry.place}, ${countryName(entry.country, locale)}`],
    ...campaign.fields.map(
      ({ id, label }) =>
        [pickShown(label, language, campaign.languages).text, entry.fields[id] ?? ''] as const,
    ),
    [t('meeting.title'), `${entry.meeting}, ${longDay(entry.day, locale)}`],
    [t('entries.origin'), t(`entries.${entry.origin}`)],
    [t('visibility.title'), t(`visibility.${entry.visibility}`)],
  ];
  return (
    <>
      <h3 dir="auto">{entry.name}</h3>
      <dl>
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
      </dl>
      {entry.message !== '' && (
        <div lang={entry.language} dir="auto">
          {keyed(entry.message.split('\n\n')).map(({ key, item }) => (
            <p key={key}>{item}</p>
          ))}
        </div>
      )}
      {signature}
      {composeLetters(campaign, entry, catalogs.letterWords).map((letter) => (
        <LetterSheet key={`${letter.letter} ${letter.addressee}`} letter={letter} signature={signature} />
      ))}
    </>
  );
}

/** Nothing brings it back, so the first touch only asks. */
function TakeOut({ disabled, onRemove }: { disabled: boolean; onRemove: () => void }): ReactNode {
  const { t } = useWords();
  const [asks, setAsks] = useState(false);
  if (!asks) {
    return (
      <Button disabled={disabled} onClick={() => setAsks(true)}>
        {t('removal.take')}
      </Button>
    );
  }
  return (
    <>
      <strong>{t('removal.sure')}</strong>
      <Button look="primary" disabled={disabled} onClick={onRemove}>
        {t('removal.remove')}
      </Button>
      <Button onClick={() => setAsks(false)}>{t('removal.keep')}</Button>
    </>
  );
}
