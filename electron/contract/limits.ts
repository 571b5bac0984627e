/** Lengths that page, command line and core agree on; apart from the schemas, so that the page need not carry zod for them. */

/** Longest own message, in UTF-16 units. */
export const messageLimit = 4000;
/** Longest name, place and typed mark, in UTF-16 units. */
export const nameLimit = 120;
/** Points that a drawn signature keeps at most, all strokes together. */
export const pointLimit = 400;
