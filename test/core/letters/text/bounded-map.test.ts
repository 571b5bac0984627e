import { expect, test } from 'vitest';

import { BoundedMap } from '../../../../electron/core/letters/text/bounded-map.ts';

test('what is asked for again is kept, what is asked for once is not', () => {
  const map = new BoundedMap<string>(8);
  const made: string[] = [];
  const ask = (key: string): string => map.getOrMake(key, () => (made.push(key), key.toUpperCase()));
  for (const key of ['a', 'a', 'a', 'a']) expect(ask(key)).toBe('A');
  expect(made).toEqual(['a', 'a']);
  for (let i = 0; i < 10_000; i++) ask(`name ${i}`);
  expect(ask('a')).toBe('A');
  expect(made.filter((key) => key === 'a')).toHaveLength(2);
});

test('it never keeps more than its limit, and forgets the oldest first', () => {
  const map = new BoundedMap<number>(4);
  let made = 0;
  const ask = (key: string): number => map.getOrMake(key, () => ++made);
  for (const key of ['a', 'b', 'c', 'd', 'e']) for (let i = 0; i < 3; i++) ask(key);
  const before = made;
  for (const key of ['b', 'c', 'd', 'e']) ask(key);
  expect(made).toBe(before);
  ask('a');
  expect(made).toBe(before + 1);
});
