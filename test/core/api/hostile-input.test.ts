import path from 'node:path';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { calls, type CallName } from '../../../electron/contract/index.ts';
import { codes, type Result } from '../../../electron/contract/result.ts';
import { z } from '../../../electron/contract/zod.ts';
import { tier } from '../../support/figures.ts';
import { type KioskStory, withKiosk } from '../../support/with-kiosk.ts';

const names = Object.keys(calls) as CallName[];
const seed = Date.now() & 0x7fffffff;
const runs = { numRuns: tier(200, 1000), seed };

/** Keys that the calls know, with values they do not expect, and anything else. */
const garbage = fc.oneof(
  fc.anything(),
  fc.dictionary(
    fc.constantFrom(
      'id',
      'withdrawal',
      'sealed',
      'secret',
      'passphrase',
      'note',
      'keys',
      'draft',
      'name',
      'place',
      'day',
      'to',
      'from',
      'out',
      'format',
      'layout',
      'files',
      'code',
      'text',
      'own',
      '__proto__',
      'constructor',
    ),
    fc.oneof(fc.anything(), fc.string(), fc.base64String(), fc.string({ unit: 'binary' })),
  ),
);

test.each(names)('`%s` answers garbage with `bad_input`', (name) =>
  withKiosk({ meeting: true }, async ({ core }) => {
    const desk = core.openDesk();
    await fc.assert(
      fc.asyncProperty(garbage, async (input) => {
        fc.pre(!z.safeParse(calls[name].input, input).success);
        const result = await core.call({ name, input, desk: calls[name].role === 'keys' ? undefined : desk });
        expect(result).toMatchObject({
          ok: false,
          error: { code: calls[name].role === 'keys' ? 'not_allowed' : 'bad_input' },
        });
      }),
      runs,
    );
  }),
);

test('calls for the keys answer garbage with `bad_input` too, once they are open', () =>
  withKiosk({ meeting: true }, async ({ client, unlock }) => {
    await unlock();
    for (const name of names.filter((candidate) => calls[candidate].role === 'keys')) {
      await fc.assert(
        fc.asyncProperty(garbage, async (input) => {
          fc.pre(!z.safeParse(calls[name].input, input).success);
          expect(await client(name, input as never)).toMatchObject({
            ok: false,
            error: { code: 'bad_input' },
          });
        }),
        runs,
      );
    }
  }));

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const bytesOf = (length: number): fc.Arbitrary<string> =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((bytes) => Buffer.from(bytes).toString('base64'));
const someBytes = fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes).toString('base64'));
/** A path in a folder of the test's, since some of them could exist. */
const hostilePath = ({ folder }: KioskStory): fc.Arbitrary<string> =>
  fc
    .oneof(
      text.filter((name) => !name.includes('..')),
      fc.constantFrom('a\0b', 'x'.repeat(300), 'file/below', '.'),
    )
    .map((name) => `${path.join(folder('hostile'), 'somewhere')}/${name}`.slice(0, 4096));

/** Inputs of the right shape with hostile content. */
const hostile: Partial<Record<CallName, (kiosk: KioskStory) => fc.Arbitrary<unknown>>> = {
  submit: () => fc.record({ id: bytesOf(16), withdrawal: bytesOf(32), sealed: someBytes }),
  withdraw: () => fc.record({ id: bytesOf(16), secret: bytesOf(32) }),
  unlock: () => fc.record({ passphrase: text }),
  authorCampaign: () => fc.record({ draft: fc.anything() }),
  checkCampaign: () => fc.record({ note: text.map((said) => `${said}\n\n— ${said} AAAA\n`) }),
  loadCampaign: () =>
    fc.record(
      { note: text, keys: someBytes, deskPassphrase: text, test: fc.boolean() },
      { requiredKeys: ['note'] },
    ),
  openMeeting: () =>
    fc.record({ name: text, place: text, day: fc.oneof(text, fc.constantFrom('2010-02-30', '2010-03-20')) }),
  sync: (kiosk) =>
    fc.record({ to: fc.oneof(hostilePath(kiosk), fc.constantFrom('s3://x/y', 'webdav://x', 'http://x')) }),
  merge: (kiosk) => fc.record({ from: hostilePath(kiosk) }),
  verify: (kiosk) => fc.record({ files: fc.array(hostilePath(kiosk), { maxLength: 3 }) }),
  enrolDevice: () => fc.record({ code: text }),
  recoverKeys: () => fc.record({ text, note: text }, { requiredKeys: ['text'] }),
  recoverySheet: (kiosk) => fc.record({ passphrase: text, out: hostilePath(kiosk) }),
  purge: () => fc.record({ confirm: text }),
  destroy: () => fc.record({ confirm: text }),
  processingRecord: (kiosk) => fc.record({ out: hostilePath(kiosk) }),
  campaignCard: (kiosk) => fc.record({ note: text, out: hostilePath(kiosk) }, { requiredKeys: ['out'] }),
};

test.each(Object.keys(hostile) as CallName[])(
  '`%s` answers hostile content with codes of the closed list',
  (name) =>
    withKiosk({ meeting: name !== 'sync' }, async (kiosk) => {
      await kiosk.unlock();
      const { core } = kiosk;
      const met = new Set<string>();
      await fc.assert(
        fc.asyncProperty(hostile[name]!(kiosk), async (input) => {
          // an attendee's page has no token; the others here are at the desk with keys
          const result: Result<unknown> =
            calls[name].role === 'attendee'
              ? await core.call({ name, input })
              : await kiosk.client(name, input as never);
          met.add(result.ok ? 'ok' : result.error.code);
          if (!result.ok) expect(codes).toContain(result.error.code);
          expect(result).not.toMatchObject({ error: { code: 'internal' } });
        }),
        runs,
      );
      console.log(`${name}, seed ${seed}: ${[...met].toSorted().join(', ')}`);
    }),
);
