/** Two words of the passphrase are asked for by their numbers. */
import { expect, test } from 'vitest';

import { mistaken, pickTwo, wordsIn } from '../../renderer/set-up/asked-words.ts';

const words = wordsIn('  acid tulip\nvelvet mango radar école ');

test('two different numbers in order, and in time every pair', () => {
  const pairs = new Set<string>();
  for (let i = 0; i < 2000; i++) {
    const [a, b] = pickTwo(6);
    expect([a >= 1, a < b, b <= 6]).toEqual([true, true, true]);
    pairs.add(`${a} ${b}`);
  }
  expect(pairs.size).toBe(15);
});

test('the words, however they are typed, and no others', () => {
  expect(mistaken(words, [2, 6], { 2: ' Tulip ', 6: 'ECOLE' })).toEqual([]);
  expect(mistaken(words, [2, 6], { 2: 'velvet', 6: 'école' })).toEqual([2]);
  expect(mistaken(words, [2, 6], {})).toEqual([2, 6]);
  expect(mistaken(words, [1, 3], { 1: '', 3: ' ' })).toEqual([1, 3]);
});
