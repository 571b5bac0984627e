import { expect, test } from 'vitest';

import { describeBug } from '../../electron/hosts/node/report-bug.ts';

const typed = 'Aigerim\n    at home, Zhanaozen';

test('a bug is reported by its kind and place, without what somebody typed', () => {
  const report = describeBug(new TypeError(typed, { cause: new Error(typed) }));
  expect(report).toMatch(/^bug: TypeError\n {4}at .*report-bug\.test\.ts/);
  expect(report).not.toMatch(/Aigerim|home/);
});

test('a bug that is no error says only so', () => {
  expect(describeBug(typed)).toBe('bug: string thrown\n');
});
