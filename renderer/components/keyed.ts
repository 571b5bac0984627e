/** Lists of texts that never change their order but may repeat themselves: the position is what tells two apart. */
export const keyed = <T>(items: readonly T[]): { key: number; item: T }[] =>
  items.map((item, key) => ({ key, item }));
