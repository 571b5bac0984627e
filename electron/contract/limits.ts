/** Lengths that page, command line and core agree on; apart from the schemas, so that the page need not carry zod for them. */

/** Longest own message, in UTF-16 units. */
export const messageLimit = 4000;
/** Longest name, place and typed mark, in UTF-16 units. */
export const nameLimit = 120;
/** Points that a drawn signature keeps at most, all strokes together. */
export const pointLimit = 400;

/** The least and the most of each number that organisers may choose. */
export const settingsLimits = {
  attendeeIdleSeconds: { least: 30, most: 600 },
  deskIdleSeconds: { least: 60, most: 600 },
  goal: { least: 1, most: 10_000_000 },
} as const;
