/** Which letters somebody at the desk wants of all those that were signed. */
import type { InputOf } from '../../contract/index.ts';
import { Refused } from '../../contract/result.ts';
import type { Entry } from '../../contract/signing.ts';
import type { Kiosk } from './kiosk.ts';

export interface WantedLetters {
  isTo: (addressee: string) => boolean;
  isOf: (entry: Entry) => boolean;
}

/** @throws Refused `bad_input` for an addressee that the campaign does not have: none of its letters would be missed */
export function wantedLetters(
  kiosk: Kiosk,
  { addressees, meeting }: Pick<InputOf<'letters'>, 'addressees' | 'meeting'>,
): WantedLetters {
  const known = new Set(kiosk.campaign().addressees.map(({ id }) => id));
  if (addressees?.some((id) => !known.has(id))) throw new Refused('bad_input', 'addressees');
  return {
    isTo: (addressee) => addressees === undefined || addressees.includes(addressee),
    isOf: (entry) => meeting === undefined || (entry.meeting === meeting.name && entry.day === meeting.day),
  };
}
