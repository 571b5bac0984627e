/**
 * Name, place and day of a meeting. The day is typed, never taken from the clock: it stands in every entry. It is repeated
 * in words, because browsers write dates in their own language's order.
 */
import { type ReactNode, useState } from 'react';

import { longDay } from '../../../electron/wording/countries.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { DeskPart } from './desk.tsx';

export function MeetingForm({ call, action, onChange }: DeskPart): ReactNode {
  const { t, interfaceLanguage, catalogs } = useWords();
  const [name, setName] = useState('');
  const [place, setPlace] = useState('');
  const [day, setDay] = useState('');
  const isComplete = name.trim() !== '' && place.trim() !== '' && day !== '';

  const open = async (): Promise<void> => {
    const meeting = { name: name.trim(), place: place.trim(), day };
    await action.run('openMeeting', (options) => call('openMeeting', meeting, { signal: options.signal }));
    onChange();
  };

  return (
    <Form onSubmit={() => void open()}>
      <TextField
        name="meeting"
        label={t('meeting.name')}
        value={name}
        onChange={setName}
        autoCapitalize="sentences"
      />
      <TextField
        name="place"
        label={t('meeting.place')}
        value={place}
        onChange={setPlace}
        autoCapitalize="words"
      />
      <TextField
        name="day"
        label={t('meeting.day')}
        value={day}
        onChange={setDay}
        hint={day === '' ? undefined : longDay(day, catalogs.letterWords(interfaceLanguage).locale)}
        type="date"
      />
      <Button look="primary" type="submit" disabled={action.running || !isComplete}>
        {t('meeting.open')}
      </Button>
    </Form>
  );
}
