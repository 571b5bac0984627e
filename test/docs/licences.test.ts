import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { licences, licencesText } from '../../scripts/make-licences.ts';

test('the list of licences is that of what is installed now (node scripts/make-licences.ts makes it anew)', () => {
  expect(readFileSync('assets/licences.json', 'utf8')).toBe(licencesText());
});

test('no part has a licence that forbids passing it on under the AGPL', () => {
  const compatible =
    /^\(?(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|OFL-1\.1|Unlicense|CC0-1\.0|CC-BY-[34]\.0|MPL-2\.0|Python-2\.0|Zlib)\b/;
  expect(licences().filter(({ licence }) => !compatible.test(licence))).toEqual([]);
  expect(licences().length).toBeGreaterThan(40);
});
