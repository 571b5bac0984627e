/**
 * Uploading entries as bundles against one request for each (P9), to an object store on loopback that answers after a round trip
 * of 50 ms. Both go through the same client and wait for each answer; ours also reads back what it wrote and looks for
 * receipts. One request per entry takes minutes for what it is, so a part is sent and its time multiplied.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { openTarget } from '../../electron/core/sync/layout.ts';
import { push } from '../../electron/core/sync/push.ts';
import { randomRow } from '../support/rows.ts';
import { answerAsStore, storeUser } from '../support/s3-server.ts';
import { seededBytes } from '../support/seeded.ts';
import { sendingLaptop } from '../support/sending-laptop.ts';
import { tell } from './measure.ts';
import type { Options } from './options.ts';
import { print } from './report.ts';

const roundTrip = 50;

/** One in so many entries is sent by itself. */
const sample = 100;

export async function measureSync({ json, units = 10_000 }: Options): Promise<void> {
  const store = await slowStore();
  tell(`${units} entries as bundles`);
  const ours = await store.during(async (target) => {
    await push(sendingLaptop(units).ports(target));
  });
  tell(`${units / sample} entries, one by one`);
  const single = await store.during(async (target) => {
    const entry = randomRow(seededBytes(1)).sealed;
    for (let i = 0; i < units / sample; i++) await target.write(`single/${i}`, entry);
  });
  await store.stop();
  const others = { requests: single.requests * sample, milliseconds: single.milliseconds * sample };
  const row = (name: string, { requests, milliseconds }: Cost): string[] => [
    name,
    String(requests),
    (milliseconds / 1000).toFixed(1),
  ];
  print(
    {
      json,
      head: [`${units} entries`, 'requests', 's'],
      rows: [row('bundles', ours), row('one by one', others)],
    },
    [
      {
        figure: 'P9',
        what: 'requests of bundles, against one per entry',
        unit: 'x',
        targets: ['≤ 0.01', '≤ 0.01'],
        result: { value: ours.requests / others.requests, n: units },
      },
      {
        figure: 'P9',
        what: 'time of bundles, against one request per entry',
        unit: 'x',
        targets: ['≤ 0.05', '≤ 0.05'],
        result: { value: ours.milliseconds / others.milliseconds, n: units },
      },
    ],
  );
}

interface Cost {
  requests: number;
  milliseconds: number;
}

type Target = Awaited<ReturnType<typeof openTarget>>;

async function slowStore() {
  const objects = new Map<string, Buffer>();
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    void pause(roundTrip).then(() => answerAsStore(objects, request, response));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    during: async (work: (target: Target) => Promise<void>): Promise<Cost> => {
      requests = 0;
      const began = performance.now();
      await work(await openTarget(`s3://127.0.0.1:${port}/bucket`, { credentials: storeUser }));
      return { requests, milliseconds: performance.now() - began };
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
