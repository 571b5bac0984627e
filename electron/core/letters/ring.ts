/** What a ring of so many spokes is like. */
import { mm } from './document.ts';

/** Lengths are points from the centre, angles radians. */
export interface Ring {
  inner: number;
  /** Where signatures begin that stand behind their names. */
  middle: number;
  outer: number;
  /** Half of the angle between two spokes. */
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

export function ringOf(count: number): Ring {
  const halfAngle = Math.PI / Math.max(count, fewestWide);
  const isStacked = count <= mostStacked;
  const nameSize = isStacked ? 12.5 - count * 0.15 : Math.max(7.6, 11 - count * 0.058);
  const placeSize = Math.max(6.3, nameSize * 0.8);
  // both lines fit between the neighbours' where the spoke is narrowest
  const needed = (nameSize * 0.72 + placeSize * 1.35 + 1.5) / (2 * Math.tan(halfAngle));
  const inner = Math.max(42 * mm, needed);
  return {
    inner,
    middle: inner + (outer - inner) * 0.6,
    outer,
    halfAngle,
    nameSize,
    placeSize,
    isStacked,
  };
}

/** How wide a spoke is at a distance from the centre. */
export const widthAt = ({ halfAngle }: Ring, distance: number): number => 2 * distance * Math.tan(halfAngle);
