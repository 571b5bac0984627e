/** Days that documents carry; the clock is never asked. */
import type { Kiosk } from './kiosk.ts';

/** The day that a summary carries: of the open meeting, else the latest one that any entry names. */
export const latestDay = (kiosk: Kiosk, ofEntries: string | undefined): string =>
  kiosk.openVault().meeting()?.day ?? ofEntries ?? '2000-01-01';

/** The later of two days, `YYYY-MM-DD`; undefined when there is none. */
export const laterDay = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other ?? '') > one ? other : one;
