/** Where to, and who one is there. */
import type { ReactNode } from 'react';

import { PassphraseField } from '../../../components/passphrase-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { KnownPlaces } from './known-places.tsx';
import type { Place } from './use-place.ts';

export interface PlaceFieldsProps {
  place: Place;
  /** Those that the organisers keep, to choose from. */
  places: readonly string[];
  label: string;
  /** What the fields are called; two of them may stand on one screen. */
  name: string;
}

export function PlaceFields({ place, places, label, name }: PlaceFieldsProps): ReactNode {
  const { t } = useWords();
  return (
    <>
      <TextField
        name={name}
        label={label}
        hint={t('send.placeHint')}
        value={place.address}
        onChange={place.setAddress}
      />
      <KnownPlaces places={places} chosen={place.address} onChoose={place.setAddress} />
      {place.isRemote && (
        <>
          <TextField
            name={`${name}User`}
            label={t('send.user')}
            value={place.user}
            onChange={place.setUser}
          />
          <PassphraseField
            name={`${name}Secret`}
            label={t('send.secret')}
            value={place.secret}
            onChange={place.setSecret}
          />
          <p className="hint">{t('send.secretHint')}</p>
        </>
      )}
    </>
  );
}
