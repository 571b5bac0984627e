/** The numbers on a paper sheet mean the same to who draws it and to who types it in. */
import { expect, test } from 'vitest';

import { crossesOf, readCrosses } from '../../electron/wording/crosses.ts';
import { draft } from '../support/campaigns.ts';

const crosses = crossesOf(draft);
const read = (typed: string): string[] | undefined => readCrosses(typed, crosses)?.map(({ id }) => id);

test('numbers are counted through: names, letters, consents', () => {
  expect(crosses.map(({ number, kind, id }) => `${number} ${kind} ${id}`)).toEqual([
    '1 visibility addressee',
    '2 visibility union',
    '3 visibility counted',
    '4 letter solidarity',
    '5 letter protest',
    '6 consent processing',
    '7 consent publish',
  ]);
});

test.each([
  ['1 4 6', ['addressee', 'solidarity', 'processing']],
  ['6,1;4', ['addressee', 'solidarity', 'processing']],
  ['4 4 4', ['solidarity']],
  ['٢ ٦', ['union', 'processing']],
  ['۲', ['union']],
  ['', []],
  ['none', []],
])('%j', (typed, ids) => expect(read(typed)).toEqual(ids));

test.each(['8', '0', '146', '1 4 6 99999999999999999999', '٨'])('%j is not on the sheet', (typed) =>
  expect(read(typed)).toBeUndefined(),
);
