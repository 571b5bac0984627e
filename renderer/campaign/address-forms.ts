/** How the lines of a postal address follow each other, by country, as the Universal Postal Union describes it. */

export type AddressLine =
  | 'department'
  | 'street'
  | 'unit'
  | 'district'
  | 'postcodeTown'
  | 'townPostcode'
  | 'town'
  | 'postcode'
  | 'region'
  | 'country'
  | 'further';

/** Lines in their order, those with a question mark where they are needed. */
const forms: readonly (readonly [countries: string, lines: string])[] = [
  ['US CA AU NZ', 'department? street unit? townPostcode country'],
  ['GB IE', 'department? street district? town postcode country'],
  ['RU BY UA KZ KG UZ TJ TM MD', 'department? street postcodeTown region? country'],
  ['TR', 'department? street district? postcodeTown country'],
  ['', 'department? street postcodeTown country'],
];

/** An address has at most as many. */
const most = 6;

export interface AddressSlot {
  line: AddressLine;
  isOptional: boolean;
}

export function addressForm(country: string | undefined): AddressSlot[] {
  const [, lines] =
    forms.find(([countries]) => country !== undefined && countries.split(' ').includes(country)) ??
    forms.at(-1)!;
  const slots = lines.split(' ').map((line) => ({
    line: line.replace('?', '') as AddressLine,
    isOptional: line.endsWith('?'),
  }));
  const further = Array.from({ length: most - slots.length }, () => ({
    line: 'further' as const,
    isOptional: true,
  }));
  return [...slots, ...further];
}

/** Where the lines that are there stand in the form: lines that are only sometimes needed stay empty first, then the country. */
export function inSlots(lines: readonly string[], form: readonly AddressSlot[]): string[] {
  const usual = form.filter(({ line }) => line !== 'further').length;
  let missing = usual - lines.length;
  const skipped = new Set<number>();
  for (const leave of [
    ({ isOptional }: AddressSlot) => isOptional,
    ({ line }: AddressSlot) => line === 'country',
  ]) {
    for (const [i, slot] of form.slice(0, usual).entries())
      if (missing > 0 && leave(slot) && !skipped.has(i)) {
        skipped.add(i);
        missing--;
      }
  }
  const rest = [...lines];
  return form.map((_, i) => (skipped.has(i) ? '' : (rest.shift() ?? '')));
}
