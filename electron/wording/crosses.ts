/**
 * What can be crossed on a paper sheet, counted through: who may see the name, then letters, then consents. One number means one
 * thing on the whole sheet, and to whoever types it in.
 */
import type { Campaign } from '../contract/campaign.ts';
import type { Visibility } from '../contract/shapes.ts';

export type Cross =
  | { number: number; kind: 'visibility'; id: Visibility }
  | { number: number; kind: 'letter' | 'consent'; id: string };

/** In the order of their numbers, from 1. */
export function crossesOf({
  visibility,
  letters,
  consents,
}: Pick<Campaign, 'visibility' | 'letters' | 'consents'>): Cross[] {
  const all = [
    ...visibility.map((id) => ({ kind: 'visibility', id }) as const),
    ...letters.map(({ id }) => ({ kind: 'letter', id }) as const),
    ...consents.map(({ id }) => ({ kind: 'consent', id }) as const),
  ];
  return all.map((cross, i) => ({ ...cross, number: i + 1 }));
}

/** What the numbers in a typed text stand for, whatever is between them; undefined where one stands for nothing. */
export function readCrosses(typed: string, crosses: readonly Cross[]): Cross[] | undefined {
  const numbers = new Set((typed.match(/\p{Nd}+/gu) ?? []).map(valueOf));
  const found = crosses.filter(({ number }) => numbers.has(number));
  return found.length === numbers.size ? found : undefined;
}

/** Arabic keyboards type other digits than European ones. Digits of a script stand in tens that begin at its zero. */
const valueOf = (digits: string): number =>
  Number(
    [...digits].map((digit) => zeros.reduce((value, zero) => within(digit, zero) ?? value, '')).join(''),
  );

const zeros = [0x30, 0x660, 0x6f0];

const within = (digit: string, zero: number): string | undefined => {
  const value = digit.codePointAt(0)! - zero;
  return value >= 0 && value <= 9 ? String(value) : undefined;
};
