/** The table of calls is put together from one table an area; of two calls under one name the later would win in silence. */
import { globSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { calls } from '../../electron/contract/index.ts';

const folder = path.resolve(import.meta.dirname, '../../electron/contract');

test('no two areas have a call of one name, and every area is in the table', async () => {
  const areas = await Promise.all(
    globSync('*.ts', { cwd: folder }).map(
      async (file) => (await import(path.join(folder, file))) as Record<string, object>,
    ),
  );
  const names = areas.flatMap((area) =>
    Object.entries(area).flatMap(([name, table]) => (name.endsWith('Calls') ? Object.keys(table) : [])),
  );
  expect(names.toSorted()).toEqual(Object.keys(calls).toSorted());
});
