/** A list with or without one of its values; a fresh one comes last. */
export const toggled = <T>(list: readonly T[], value: T, isIn: boolean): readonly T[] =>
  isIn ? [...list, value] : list.filter((other) => other !== value);
