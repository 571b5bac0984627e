/** The parts of the desk, in the order of their buttons. */
const allParts = [
  'meeting',
  'entries',
  'letters',
  'delivery',
  'numbers',
  'send',
  'campaign',
  'keys',
  'settings',
  'end',
] as const;
export type PartName = (typeof allParts)[number];

/** Parts for which the keys have to be open. */
const withKeys: readonly PartName[] = ['letters', 'delivery'];

export const partsFor = (hasKeys: boolean): readonly PartName[] =>
  allParts.filter((part) => hasKeys || !withKeys.includes(part));

/** Parts that take the whole width. */
const oneColumn: readonly PartName[] = ['entries', 'campaign', 'delivery'];

/** How the cards of a part stand. */
export const layoutOf = (part: PartName): string => {
  if (part === 'settings' || part === 'numbers') return 'cards-flow';
  return oneColumn.includes(part) ? 'cards cards-one' : 'cards cards-two';
};
