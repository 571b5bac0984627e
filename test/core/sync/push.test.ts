/** Sending to targets that misbehave. */
import { expect, test } from 'vitest';

import { push } from '../../../electron/core/sync/push.ts';
import type { Target } from '../../../electron/core/sync/targets/target.ts';
import { hex } from '../../../electron/seal/bytes.ts';
import { memoryTarget } from '../../support/memory-target.ts';
import { sendingLaptop } from '../../support/sending-laptop.ts';

/** What a server might do with a file and still say that all is well. */
const liars: Record<string, (target: Target) => Target> = {
  'stores another byte': (target) => ({
    ...target,
    write: (file, bytes) => target.write(file, bytes.with(9, bytes[9]! ^ 1)),
  }),
  'stores the first half': (target) => ({
    ...target,
    write: (file, bytes) => target.write(file, bytes.subarray(0, bytes.length / 2)),
  }),
  'stores nothing': (target) => ({ ...target, write: async () => {} }),
  'stores under another name': (target) => ({
    ...target,
    write: (file, bytes) => target.write(`${file}.html`, bytes),
  }),
  'shows an old copy': (target) => ({ ...target, read: async () => new Uint8Array(10) }),
};

test.each(Object.entries(liars))(
  'a target that %s is found out, and everything is sent again',
  async (_, liar) => {
    const { ports, book, outbox } = sendingLaptop();
    const honest = memoryTarget();
    await expect(push(ports(liar(honest)))).rejects.toThrow('read_back_differs');
    expect(book.map(({ state }) => state)).toEqual(['here']);
    expect(outbox.size).toBe(1);
    expect(await push(ports(honest))).toBe(0);
    expect(book.map(({ state }) => state)).toEqual(['sent']);
    const name = hex(book[0]!.hash);
    expect(await honest.read(`harbour-strike/bundles/${name}.rrb`)).toEqual(outbox.get(name));
  },
);

test('what is there already is not written again', async () => {
  const { ports } = sendingLaptop();
  const target = memoryTarget();
  let writes = 0;
  const counting: Target = {
    ...target,
    write: (file, bytes) => {
      writes++;
      return target.write(file, bytes);
    },
  };
  expect(await push(ports(counting))).toBe(3);
  expect(await push(ports(counting))).toBe(0);
  expect(writes).toBe(1);
});

test('a bundle whose file was lost before it was sent is made anew in the same go', async () => {
  const { ports, outbox, book } = sendingLaptop();
  await expect(push(ports(liars['stores nothing']!(memoryTarget())))).rejects.toThrow('read_back_differs');
  for (const damage of [(): void => outbox.clear(), (): void => outbox.forEach((bytes) => bytes.fill(0))]) {
    damage();
    book[0]!.state = 'here';
    const target = memoryTarget();
    expect(await push(ports(target))).toBe(3);
    expect(await target.list('harbour-strike/bundles')).toEqual([`${hex(book[0]!.hash)}.rrb`]);
    expect(book).toHaveLength(1);
  }
});

test('what was sent to a stick that got lost is put on the next one', async () => {
  const { ports, book } = sendingLaptop();
  await push(ports(memoryTarget()));
  const next = memoryTarget();
  await push(ports(next));
  expect(await next.list('harbour-strike/bundles')).toEqual([`${hex(book[0]!.hash)}.rrb`]);
});

test('with a receipt a bundle has arrived and is left alone', async () => {
  const { ports, book, receipts } = sendingLaptop();
  const target = memoryTarget();
  await push(ports(target));
  const name = hex(book[0]!.hash);
  await target.write(`harbour-strike/receipts/${name}.receipt`, Buffer.from('forged'));
  await push(ports(target));
  expect(book[0]!.state).toBe('sent');
  receipts.add('true');
  await target.write(`harbour-strike/receipts/${name}.receipt`, Buffer.from('true'));
  await push(ports(target));
  expect(book[0]!.state).toBe('received');
  const next = memoryTarget();
  await push(ports(next));
  expect(await next.list('harbour-strike/bundles')).toEqual([]);
});

test('sending can be stopped between bundles', async () => {
  const { ports } = sendingLaptop();
  const signal = AbortSignal.abort();
  await expect(push({ ...ports(memoryTarget()), signal })).rejects.toThrow('cancelled');
});
