import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { licencesText } from '../../scripts/make-licences.ts';

test('the list of licences at the desk is that of what is installed now', () => {
  expect(readFileSync('assets/licences.json', 'utf8')).toBe(licencesText());
});
