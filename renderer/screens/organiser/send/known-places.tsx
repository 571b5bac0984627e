/** Places that the organisers keep in the settings, a touch each. */
import type { ReactNode } from 'react';

import { Button } from '../../../components/button.tsx';

export interface KnownPlacesProps {
  places: readonly string[];
  chosen: string;
  onChoose: (place: string) => void;
}

export function KnownPlaces({ places, chosen, onChoose }: KnownPlacesProps): ReactNode {
  if (places.length === 0) return null;
  return (
    <div className="row" data-part="places">
      {places.map((place) => (
        <Button key={place} aria-pressed={chosen === place} onClick={() => onChoose(place)}>
          {place}
        </Button>
      ))}
    </div>
  );
}
