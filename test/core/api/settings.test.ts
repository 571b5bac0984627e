/** What organisers chose: whatever stands in the file, the kiosk goes on; what they may choose, and what it does. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { afterEach, expect, test, vi } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { defaultSettings, type KioskSettings } from '../../../electron/contract/settings.ts';
import type * as coreModule from '../../../electron/core/index.ts';
import { createCore } from '../../../electron/core/index.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { recoveryCode } from '../../../electron/seal/recovery-text.ts';
import { mutantModule } from '../../support/mutant-module.ts';
import { seededBytes } from '../../support/seeded.ts';
import { sign, signMany } from '../../support/signings.ts';
import {
  type KioskOptions,
  type KioskStory,
  passphrase,
  shownSettings,
  withKiosk,
} from '../../support/with-kiosk.ts';

afterEach(() => void vi.useRealTimers());

const refused = (code: string): object => ({ ok: false, error: { code } });

const settingsFile = ({ dataFolder }: KioskStory): string => path.join(dataFolder, 'settings.json');

/** The same data folder after a restart, its settings as somebody left them. */
function restarted(kiosk: KioskStory, edited: object): ReturnType<typeof createCore> {
  kiosk.core.close();
  const file = settingsFile(kiosk);
  const before = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...before, ...edited }));
  return createCore({ ...nodePorts(kiosk.dataFolder), startHolder: kiosk.ports.startHolder });
}

const oddities: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  29,
  601,
  1e308,
  '60',
  '',
  'always!',
  [],
  {},
  [null],
  ['xx-invalid-language'],
  { __proto__: null, length: 1 },
  '/etc\0',
  ['https://anna:secret@example.org'],
  'x'.repeat(5000),
];

/** Of these values a setting takes some rightly; everything else counts as not chosen. */
test('a settings.json edited by hand never stops the kiosk: each odd value counts as not chosen', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const names = Object.keys(defaultSettings) as (keyof KioskSettings)[];
    const taken: unknown[] = [];
    for (const value of oddities) {
      const core = restarted(kiosk, Object.fromEntries(names.map((name) => [name, value])));
      const status = await core.call({ name: 'status', input: {} });
      const read = await core.call({ name: 'readSettings', input: {}, desk: core.openDesk() });
      core.close();
      expect(status, JSON.stringify(value)).toMatchObject({
        ok: true,
        value: { meeting: { day: '2010-03-20' } },
      });
      expect(read, JSON.stringify(value)).toMatchObject({ ok: true });
      const chosen = (read as { value: KioskSettings }).value;
      for (const name of names)
        if (JSON.stringify(chosen[name]) === JSON.stringify(value)) taken.push([name, value]);
        else expect([name, chosen[name]]).toEqual([name, defaultSettings[name]]);
    }
    expect(taken).toEqual([
      ['goal', null],
      ['exportFolder', null],
      ['showCount', true],
      ['sendBeforeClose', true],
      ['shortcuts', true],
      ['goal', 29],
      ['goal', 601],
      ['exportFolder', '60'],
      ['exportFolder', 'always!'],
      ['startLanguages', []],
      ['targets', []],
      ['targets', ['xx-invalid-language']],
      ['exportFolder', '/etc\0'],
    ]);
  }));

test('a file that is none is said, and nothing resets it', () =>
  withKiosk({}, async (kiosk) => {
    kiosk.core.close();
    writeFileSync(settingsFile(kiosk), '{ "campaign": ');
    const core = createCore({ ...nodePorts(kiosk.dataFolder), startHolder: kiosk.ports.startHolder });
    expect(await core.call({ name: 'status', input: {} })).toMatchObject(refused('storage_failed'));
    expect(core.openDesk()).toBeTypeOf('string');
    core.close();
    expect(readFileSync(settingsFile(kiosk), 'utf8')).toBe('{ "campaign": ');
  }));

test('what becomes of the file during a meeting stops nobody', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    orThrow(await kiosk.client('status', {}));
    rmSync(settingsFile(kiosk));
    mkdirSync(settingsFile(kiosk));
    expect(await kiosk.client('status', {})).toMatchObject({ ok: true });
    await sign(kiosk.client, kiosk.campaign.campaign);
  }));

test('people’s pages are told what concerns them', () =>
  withKiosk({ meeting: true }, async ({ client, openDesk, campaign, core, dataFolder }) => {
    openDesk();
    const shown = async (): Promise<object> => orThrow(await client('status', {})).settings;
    expect(await shown()).toEqual(shownSettings);
    const startLanguages = campaign.campaign.languages.toReversed();
    const changes = { attendeeIdleSeconds: 45, keyboard: 'never', startLanguages, goal: 200 } as const;
    orThrow(await client('changeSettings', changes));
    const told = { idleSeconds: 45, keyboard: 'never', startLanguages };
    expect(await shown()).toEqual({ ...told, entries: null, goal: null });
    orThrow(await client('changeSettings', { showCount: true }));
    expect(await shown()).toEqual({ ...told, entries: null, goal: 200 });
    expect(await client('changeSettings', { startLanguages: ['xx'] })).toMatchObject(refused('bad_input'));
    core.close();
    const file = path.join(dataFolder, 'settings.json');
    expect(statSync(file).mtime.toISOString()).toMatch(/T00:00:00.000Z$/);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      campaign: 'harbour-strike',
      ...changes,
      showCount: true,
    });
  }));

/** What an attendee's page is told of the number while 21 people sign. */
async function numbersTold(options: KioskOptions): Promise<unknown[]> {
  const numbers = new Set<unknown>();
  await withKiosk({ meeting: true, ...options }, async ({ client, openDesk, campaign }) => {
    openDesk();
    orThrow(await client('changeSettings', { showCount: true }));
    for (let i = 0; i < 21; i++) {
      await signMany(client, campaign.campaign, 1);
      numbers.add(orThrow(await client('status', {})).settings.entries);
    }
  });
  return [...numbers];
}

test('of the number, pages are told only the tens', async () =>
  expect(await numbersTold({})).toEqual([null, 10, 20]));

test('the mutant "an exact number for everybody" is caught', async () => {
  const { createCore: makeCore } = await mutantModule<typeof coreModule>('electron/core/index.ts', {
    file: 'electron/core/vault/sealed-vault.ts',
    line: "return Math.floor(Number(row?.['n'] ?? 0) / 10) * 10;",
    becomes: "return Number(row?.['n'] ?? 0);",
  });
  expect(await numbersTold({ makeCore })).toHaveLength(21);
});

test.each([
  { attendeeIdleSeconds: 29 },
  { attendeeIdleSeconds: 601 },
  { deskIdleSeconds: 59 },
  { goal: 0 },
  { goal: 1.5 },
  { targets: ['https://anna:secret@example.org/box'] },
  { targets: ['s3://key@bucket'] },
  { targets: ['https://example.org/box?signature=abc'] },
  { exportFolder: '' },
  { campaign: 'other' },
])('%o is refused, and nothing is changed', (changes) =>
  withKiosk({}, async ({ client, openDesk }) => {
    openDesk();
    expect(await client('changeSettings', changes as object)).toMatchObject(refused('bad_input'));
    expect(orThrow(await client('readSettings', {}))).toEqual(defaultSettings);
  }),
);

test('the host’s idle lock follows the setting, at once', () =>
  withKiosk({}, async ({ client, openDesk }) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    openDesk();
    orThrow(await client('changeSettings', { deskIdleSeconds: 300 }));
    vi.advanceTimersByTime(299_000);
    expect(await client('overview', {})).toMatchObject({ ok: true });
    orThrow(await client('changeSettings', { deskIdleSeconds: 60 }));
    vi.advanceTimersByTime(59_999);
    vi.advanceTimersByTime(1);
    expect(await client('overview', {})).toEqual(refused('not_allowed'));
  }));

test('exports go to the folder that was chosen; a meeting does not close into one that is gone', () =>
  withKiosk({ meeting: true }, async ({ client, openDesk, folder, dataFolder, campaign }) => {
    await signMany(client, campaign.campaign, 2);
    openDesk();
    const stick = folder('stick');
    const inside = path.join(dataFolder, 'keys');
    writeFileSync(path.join(folder('other'), 'file'), '');
    for (const exportFolder of [
      'stick',
      `${stick}/none`,
      inside,
      dataFolder,
      path.join(folder('other'), 'file'),
    ])
      expect(await client('changeSettings', { exportFolder }), exportFolder).toMatchObject(
        refused('folder_unusable'),
      );
    orThrow(await client('changeSettings', { exportFolder: stick, goal: 3, targets: [stick] }));
    orThrow(await client('campaignCard', {}));
    rmSync(stick, { recursive: true });
    expect(await client('closeMeeting', {})).toMatchObject(refused('folder_unusable'));
    expect(existsSync(stick)).toBe(false);
    expect(orThrow(await client('status', {})).meeting).not.toBeNull();
    folder('stick');
    const closed = orThrow(await client('closeMeeting', {}));
    expect(closed.protocol).toBe(path.join(stick, 'harbour-strike-closing-1.pdf'));
    // with the vault, for a rescue
    expect(readdirSync(path.join(dataFolder, 'exports'))).toEqual(['harbour-strike-closing-1.manifest']);
    const gone = orThrow(await client('destroy', { confirm: 'harbour-strike' }));
    expect(gone).toMatchObject({
      exportFolder: stick,
      protocol: path.join(stick, 'harbour-strike-destroyed.pdf'),
    });
    expect(readdirSync(stick).toSorted()).toEqual([
      'harbour-strike-closing-1.pdf',
      'harbour-strike-destroyed.pdf',
    ]);
    // where copies of it went is forgotten with it
    expect(JSON.parse(readFileSync(path.join(dataFolder, 'settings.json'), 'utf8'))).toEqual({});
  }));

test('the end of the recovery sheet is known by who has it, in any form of typing', () =>
  withKiosk({}, async ({ client, openDesk, clock }) => {
    openDesk();
    const ending = recoveryCode(seededBytes(1)(32)).slice(-6);
    for (const typed of [ending, ending.toLowerCase(), `${ending.slice(0, 4)}-${ending.slice(4)}`])
      expect(await client('checkRecoverySheet', { passphrase, ending: typed })).toEqual({
        ok: true,
        value: {},
      });
    for (const typed of [
      '',
      ending.slice(1),
      `${ending}${ending}`,
      ending.replace(/.$/, ending.endsWith('Q') ? 'P' : 'Q'),
    ])
      expect(await client('checkRecoverySheet', { passphrase, ending: typed })).toEqual(
        refused('recovery_mistyped'),
      );
    clock.advance(1000);
    expect(await client('checkRecoverySheet', { passphrase: 'wrong', ending })).toEqual(
      refused('wrong_passphrase'),
    );
  }));
