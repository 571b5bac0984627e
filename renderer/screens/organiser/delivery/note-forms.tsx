/** What organisers note by hand: a delivery, and a reply. */
import { type ReactNode, useState } from 'react';

import type { Way } from '../../../../electron/contract/delivery.ts';
import { ActionNote } from '../../../components/action-note.tsx';
import { Button } from '../../../components/button.tsx';
import { Choice } from '../../../components/choice.tsx';
import { Form } from '../../../components/form.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { DeliveryPart } from './desk-delivery.tsx';
import { digits } from './server.ts';

const ways: readonly Way[] = ['post', 'fax', 'hand', 'email'];

export function NoteDelivery(part: DeliveryPart): ReactNode {
  const { t } = useWords();
  const { call, action, onChange } = part;
  const [addressee, setAddressee] = useState(part.diary.addressees[0]?.addressee ?? '');
  const [way, setWay] = useState<Way>('post');
  const [count, setCount] = useState('');
  const [day, setDay] = useState('');
  const [proof, setProof] = useState('');
  const [isSaved, setIsSaved] = useState(false);
  const save = async (): Promise<void> => {
    setIsSaved(false);
    const input = { addressee, way, count: Number(count), day, proof };
    const saved = await action.run('noteDelivery', ({ signal }) => call('noteDelivery', input, { signal }));
    if (!saved) return;
    for (const clear of [setCount, setProof]) clear('');
    setIsSaved(true);
    onChange();
  };
  return (
    <Form onSubmit={() => void save()}>
      <AddresseeSelect part={part} name="noteAddressee" value={addressee} onChange={setAddressee} />
      <Select
        name="noteWay"
        label={t('delivery.how')}
        value={way}
        options={ways.map((each) => [each, t(`delivery.${each}`)] as const)}
        onChange={setWay}
      />
      <TextField
        name="noteCount"
        label={t('delivery.letters')}
        value={count}
        onChange={(text) => setCount(digits(text))}
      />
      <TextField name="noteDay" label={t('delivery.day')} type="date" value={day} onChange={setDay} />
      <TextField name="noteProof" label={t('delivery.proof')} value={proof} onChange={setProof} />
      <SaveNote part={part} name="noteDelivery" isReady={Number(count) > 0 && day !== ''} isSaved={isSaved} />
    </Form>
  );
}

export function NoteReply(part: DeliveryPart): ReactNode {
  const { t } = useWords();
  const { call, action, onChange } = part;
  const [addressee, setAddressee] = useState(part.diary.addressees[0]?.addressee ?? '');
  const [day, setDay] = useState('');
  const [words, setWords] = useState('');
  const [gaveIn, setGaveIn] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const save = async (): Promise<void> => {
    setIsSaved(false);
    const input = { addressee, day, words, gaveIn };
    const saved = await action.run('noteReply', ({ signal }) => call('noteReply', input, { signal }));
    if (!saved) return;
    setWords('');
    setGaveIn(false);
    setIsSaved(true);
    onChange();
  };
  return (
    <Form onSubmit={() => void save()}>
      <AddresseeSelect part={part} name="replyAddressee" value={addressee} onChange={setAddressee} />
      <TextField name="replyDay" label={t('delivery.day')} type="date" value={day} onChange={setDay} />
      <TextField name="replyWords" label={t('delivery.words')} value={words} onChange={setWords} rows={3} />
      <Choice
        type="checkbox"
        name="gaveIn"
        label={t('delivery.gaveInBox')}
        checked={gaveIn}
        small
        onChange={setGaveIn}
      />
      <SaveNote part={part} name="noteReply" isReady={day !== ''} isSaved={isSaved} />
    </Form>
  );
}

interface AddresseeSelectProps {
  part: DeliveryPart;
  name: string;
  value: string;
  onChange: (addressee: string) => void;
}

function AddresseeSelect({ part, name, value, onChange }: AddresseeSelectProps): ReactNode {
  const { t } = useWords();
  const options = part.diary.addressees.map(({ addressee, title }) => [addressee, title] as const);
  return (
    <Select name={name} label={t('delivery.addressee')} value={value} options={options} onChange={onChange} />
  );
}

interface SaveNoteProps {
  part: DeliveryPart;
  name: string;
  isReady: boolean;
  isSaved: boolean;
}

function SaveNote({ part: { action }, name, isReady, isSaved }: SaveNoteProps): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Button type="submit" disabled={action.running || !isReady}>
        {t('delivery.save')}
      </Button>
      <ActionNote action={action} of={[name]} />
      {isSaved && (
        <output className="result" data-part="saved">
          {t('delivery.saved')}
        </output>
      )}
    </>
  );
}
