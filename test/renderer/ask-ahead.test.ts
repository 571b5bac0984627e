/** Calls that are sent before anybody asks: answered once, and never with what another call may have changed. */
import { expect, test } from 'vitest';

import type { Transport } from '../../electron/contract/client.ts';
import { ok } from '../../electron/contract/result.ts';
import { askAhead } from '../../renderer/host/ask-ahead.ts';

/** A host that counts what it is asked; each answer tells how many calls it is. */
function host(): { transport: Transport; asked: string[] } {
  const asked: string[] = [];
  return { asked, transport: async ({ name }) => ok(`${name} ${asked.push(name)}`) };
}

test('they are sent at once, each answer goes to the first who asks', async () => {
  const { transport, asked } = host();
  const ask = askAhead(transport, ['status', 'host']);
  expect(asked).toEqual(['status', 'host']);
  expect(await ask({ name: 'host', input: {} }, {})).toEqual(ok('host 2'));
  expect(await ask({ name: 'status', input: {} }, {})).toEqual(ok('status 1'));
  expect(await ask({ name: 'status', input: {} }, {})).toEqual(ok('status 3'));
});

test('any other call drops the answers that nobody took: what they say may have changed', async () => {
  const { transport } = host();
  const ask = askAhead(transport, ['status', 'campaign']);
  await ask({ name: 'status', input: {} }, {});
  await ask({ name: 'importCampaign', input: { note: '' } }, {});
  expect(await ask({ name: 'campaign', input: {} }, {})).toEqual(ok('campaign 4'));
});

test('so does the same call for the second time', async () => {
  const { transport } = host();
  const ask = askAhead(transport, ['status', 'campaign']);
  await ask({ name: 'status', input: {} }, {});
  await ask({ name: 'status', input: {} }, {});
  expect(await ask({ name: 'campaign', input: {} }, {})).toEqual(ok('campaign 4'));
});
