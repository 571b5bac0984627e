/** Orders that tell nothing of when somebody signed. */
import type { Entry } from '../../contract/signing.ts';

interface Signer {
  name: string;
  place: string;
}

const { compare } = new Intl.Collator('und');

/** By name, then place, as Unicode's root collation orders them. */
export const compareNames = (a: Signer, b: Signer): number =>
  compare(a.name, b.name) || compare(a.place, b.place);

/** By place, then name. */
export const comparePlaces = (a: Signer, b: Signer): number =>
  compare(a.place, b.place) || compare(a.name, b.name);

/** The same list however it was collected: ties go by what was written. */
export const byName = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted((a, b) => compareNames(a, b) || compare(a.message, b.message));
