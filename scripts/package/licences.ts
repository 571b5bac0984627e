/** Under which licences a part of the product may be, and whether it is. */
import type { LockedPackage } from './lock.ts';

/** Closed: each of these may be combined with AGPL-3.0-or-later. A new one is added here by a person who has read it. */
const allowed: ReadonlySet<string> = new Set([
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
]);

/** What a package says nowhere but in its LICENSE file; of that version only. */
const readByHand: Readonly<Record<string, string>> = { 'png-js@2.0.0': 'MIT' };

/** The licence that a package names, or the one that a person has read in it. */
export const licenceOf = ({ name, version, license }: LockedPackage): string | undefined =>
  license ?? readByHand[`${name}@${version}`];

/** One line for each package that must not be shipped, with what it says of itself. */
export const licenceFaults = (packages: readonly LockedPackage[]): string[] =>
  packages.flatMap((one) => {
    const licence = licenceOf(one);
    if (licence !== undefined && isAllowed(licence)) return [];
    return [`${one.name}@${one.version}: ${licence ?? 'names no licence'}`];
  });

/** An SPDX expression of names with OR or AND between them; of brackets inside one, as of anything else, no. */
function isAllowed(expression: string): boolean {
  const inner = /^\((.*)\)$/.exec(expression)?.[1] ?? expression;
  return inner
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((name) => allowed.has(name)));
}
