/** What a ring of so many spokes is like, and where each of them stands. */
import { mm } from './document.ts';
import type { Room, SpokeText } from './spoke-text.ts';

/** Lengths are points from the centre, angles radians. */
export interface Ring {
  inner: number;
  /** Where signatures begin that stand behind their names. */
  middle: number;
  outer: number;
  /** Half of the angle between two usual spokes. */
  halfAngle: number;
  /** Type sizes, before something long is set smaller. */
  nameSize: number;
  placeSize: number;
  /** Whether signatures stand above the names, else they stand behind them. */
  isStacked: boolean;
}

/** The circle that fits on A4 and on US Letter alike, with room for what printers cannot reach. */
export const outer = 97 * mm;

/** Up to so many people have room for their signatures above their names. */
const mostStacked = 16;

/** Fewer than these would leave a handful of names lost in spokes as wide as pages. */
const fewestWide = 10;

/** A larger middle would leave no room for names and signatures: instead the type gets smaller. */
const largestInner = 58 * mm;

/** Room between the texts of neighbours; points. */
const between = 1.5;

/** Height of name and place and the room between neighbours, in points. */
const usualHeight = ({ nameSize, placeSize }: Pick<Ring, 'nameSize' | 'placeSize'>): number =>
  nameSize * 0.72 + placeSize * 1.37 + between;

/** @param count of usual spokes; a wide one counts as more than one */
export function ringOf(count: number): Ring {
  const halfAngle = Math.PI / Math.max(count, fewestWide);
  const isStacked = count <= mostStacked;
  const wanted = isStacked ? 12.5 - count * 0.15 : Math.max(7.6, 11 - count * 0.058);
  const usual = { nameSize: wanted, placeSize: Math.max(6.3, wanted * 0.8) };
  // both lines fit between the neighbours' where the spoke is narrowest
  const needed = usualHeight(usual) / (2 * Math.tan(halfAngle));
  const inner = Math.min(largestInner, Math.max(42 * mm, needed));
  const share = Math.min(1, largestInner / needed);
  return {
    inner,
    middle: inner + (outer - inner) * 0.6,
    outer,
    halfAngle,
    nameSize: usual.nameSize * share,
    placeSize: usual.placeSize * share,
    isStacked,
  };
}

/** How many usual spokes a text is as wide as: at least one. */
export const spokesFor = (ring: Ring, { height }: SpokeText): number =>
  ring.isStacked ? 1 : Math.max(1, (height + between) / usualHeight(ring));

/** Widths that name and place have in a spoke; points. */
export const roomIn = ({ inner, middle, outer: end, isStacked }: Ring): Room =>
  isStacked
    ? { usual: end - inner, most: end - inner }
    : { usual: middle - inner, most: Math.min(middle - inner + 8 * mm, end - inner - 12 * mm) };

/** Where a spoke lies: clockwise from the right, and how far it goes to either side; radians. */
export interface Angle {
  middle: number;
  half: number;
}

/**
 * Spokes of these widths around a circle. Of the same width they look alike on the left and on the right, or above and below, and
 * none of them is topmost.
 * @param turn by how many places of all the first one is turned away
 */
export function anglesOf(widths: readonly number[], turn: number): Angle[] {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const places = widths.length;
  let from = places % 2 === 0 ? -Math.PI / 2 : -Math.PI / places;
  from += (turn / places) * 2 * Math.PI;
  return widths.map((width) => {
    const half = (width / all) * Math.PI;
    const middle = from + half;
    from += 2 * half;
    return { middle, half };
  });
}

/** How wide a spoke is at a distance from the centre. */
export const widthAt = ({ halfAngle }: Ring, distance: number): number => 2 * distance * Math.tan(halfAngle);
