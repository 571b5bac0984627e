import { expect, test } from 'vitest';

import { calls, type CallName } from '../../../electron/contract/index.ts';
import { passphrase, shownSettings, withKiosk } from '../../support/with-kiosk.ts';

const names = Object.keys(calls) as CallName[];
const ofRole = (...roles: string[]): CallName[] => names.filter((name) => roles.includes(calls[name].role));

test('the table has calls of every role', () => {
  expect(ofRole('attendee').toSorted()).toEqual([
    'campaign',
    'host',
    'recoverKeys',
    'status',
    'submit',
    'unlock',
    'withdraw',
  ]);
  for (const role of ['setup', 'desk', 'keys']) expect(ofRole(role).length).toBeGreaterThan(2);
});

test('without a desk token nobody gets at the desk’s calls, whatever they send', () =>
  withKiosk({ meeting: true }, async ({ core }) => {
    for (const name of ofRole('setup', 'desk', 'keys')) {
      for (const desk of [undefined, '', 'A'.repeat(43), 'null']) {
        for (const input of [{}, null, { out: '/tmp' }])
          expect(await core.call({ name, input, desk }), name).toEqual({
            ok: false,
            error: { code: 'not_allowed' },
          });
      }
    }
  }));

test('the token of a desk that was locked, or opened anew, is refused', () =>
  withKiosk({}, async ({ core }) => {
    const earlier = core.openDesk();
    const later = core.openDesk();
    const overview = (desk: string): Promise<unknown> => core.call({ name: 'overview', input: {}, desk });
    const notAllowed = { ok: false, error: { code: 'not_allowed' } };
    expect(await overview(earlier)).toEqual(notAllowed);
    expect(await overview(later)).toMatchObject({ ok: true });
    core.lock();
    expect(await overview(later)).toEqual(notAllowed);
  }));

test('a desk without keys is told `locked` on a single laptop', () =>
  withKiosk({}, async ({ core }) => {
    const desk = core.openDesk();
    for (const name of ofRole('keys'))
      expect(await core.call({ name, input: {}, desk }), name).toEqual({
        ok: false,
        error: { code: 'locked' },
      });
  }));

test('a field laptop’s desk passphrase opens the desk and no keys', () =>
  withKiosk({ campaign: 'field' }, async ({ core, client }) => {
    expect(await client('unlock', { passphrase: 'wrong' })).toEqual({
      ok: false,
      error: { code: 'wrong_passphrase' },
    });
    const unlocked = await client('unlock', { passphrase });
    expect(unlocked).toMatchObject({ ok: true, value: { keys: false } });
    const desk = unlocked.ok ? unlocked.value.desk : '';
    for (const name of ofRole('keys'))
      expect(await core.call({ name, input: {}, desk }), name).toEqual({
        ok: false,
        error: { code: 'no_keys' },
      });
    expect(await core.call({ name: 'overview', input: {}, desk })).toMatchObject({
      ok: true,
      value: { mode: 'field' },
    });
  }));

test('without a campaign anybody may set the kiosk up, and nobody more', () =>
  withKiosk({ campaign: 'none' }, async ({ core }) => {
    expect(await core.call({ name: 'sampleDraft', input: {} })).toMatchObject({ ok: true });
    for (const name of ofRole('desk', 'keys'))
      expect(await core.call({ name, input: {} }), name).toEqual({
        ok: false,
        error: { code: 'not_allowed' },
      });
    expect(await core.call({ name: 'status', input: {} })).toEqual({
      ok: true,
      value: { campaign: null, meeting: null, paused: false, damaged: false, settings: shownSettings },
    });
    for (const name of ['campaign', 'submit', 'withdraw', 'unlock', 'recoverKeys'] as const)
      expect(await core.call({ name, input: inputs[name] }), name).toEqual({
        ok: false,
        error: { code: 'no_campaign' },
      });
  }));

const bytes = (length: number): string => Buffer.alloc(length).toString('base64');
const inputs = {
  campaign: {},
  submit: { id: bytes(16), withdrawal: bytes(32), sealed: bytes(40) },
  withdraw: { id: bytes(16), secret: bytes(32) },
  unlock: { passphrase },
  recoverKeys: { text: 'RRSEED1' },
};

test.each(['unlocked', 'toString', '__proto__', 'constructor', ''])('there is no call "%s"', (name) =>
  withKiosk({ campaign: 'none' }, async ({ core }) => {
    expect(await core.call({ name, input: {} })).toEqual({ ok: false, error: { code: 'unknown_call' } });
  }),
);
