import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as later } from 'node:timers/promises';

import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';

import { createClient } from '../../../electron/contract/client.ts';
import { orThrow } from '../../../electron/contract/result.ts';
import { createCore } from '../../../electron/core/index.ts';
import { seal } from '../../../electron/seal/age.ts';
import { toBase64 } from '../../../electron/seal/bytes.ts';
import { entryIds, readWithdrawalCode } from '../../../electron/seal/codes.ts';
import { entryPlaintext, sealEntry } from '../../../electron/seal/entry.ts';
import { asInput, entryFor, sign, signMany } from '../../support/signings.ts';
import { meeting, withKiosk } from '../../support/with-kiosk.ts';

const refused = (code: string): object => ({ ok: false, error: { code } });

test('a meeting from opening to the closing protocol', () =>
  withKiosk({}, async ({ client, openDesk, campaign, dataFolder }) => {
    openDesk();
    expect(orThrow(await client('openMeeting', meeting))).toEqual(meeting);
    expect(orThrow(await client('status', {}))).toMatchObject({
      campaign: { mode: 'single', test: false },
      meeting,
    });
    expect(await client('openMeeting', { ...meeting, name: 'Another' })).toEqual(refused('meeting_open'));
    await signMany(client, campaign.campaign, 3);
    const overview = orThrow(await client('overview', {}));
    expect(overview).toMatchObject({ campaign: 'harbour-strike', entries: 3, meeting, targets: [] });
    const closed = orThrow(await client('closeMeeting', {}));
    expect(closed).toMatchObject({ meeting: meeting.name, entries: 3, root: overview.root });
    expect(readFileSync(closed.protocol).subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(readdirSync(path.join(dataFolder, 'exports')).toSorted()).toEqual([
      'harbour-strike-closing-1.manifest',
      'harbour-strike-closing-1.pdf',
    ]);
    expect(await client('closeMeeting', {})).toEqual(refused('no_meeting'));
    expect(orThrow(await client('status', {})).meeting).toBeNull();
  }));

test('a meeting whose name the closing protocol could not print is refused before it begins', () =>
  withKiosk({}, async ({ client, openDesk }) => {
    openDesk();
    for (const undrawable of [{ name: 'ስብሰባ' }, { place: 'አዳማ' }])
      expect(await client('openMeeting', { ...meeting, ...undrawable })).toMatchObject(refused('undrawable'));
    expect(orThrow(await client('status', {})).meeting).toBeNull();
  }));

test('nobody signs without a meeting', () =>
  withKiosk({}, async ({ client, campaign }) => {
    const row = await sealEntry(entryFor(campaign.campaign), campaign.campaign.keys.entry);
    expect(await client('submit', asInput(row))).toEqual(refused('no_meeting'));
  }));

test('the same submission twice is one entry, another under its id is a conflict', () =>
  withKiosk({ meeting: true }, async ({ client, campaign, openDesk }) => {
    const { entry } = campaign.campaign.keys;
    const row = await sealEntry(entryFor(campaign.campaign), entry);
    expect(await client('submit', asInput(row))).toEqual({ ok: true, value: {} });
    expect(await client('submit', asInput(row))).toEqual({ ok: true, value: {} });
    const other = await sealEntry(entryFor(campaign.campaign), entry);
    expect(await client('submit', asInput({ ...other, id: row.id }))).toEqual(refused('conflict'));
    openDesk();
    expect(orThrow(await client('overview', {})).entries).toBe(1);
  }));

test('what is not sealed as an entry is not stored', () =>
  withKiosk({ meeting: true }, async ({ client, campaign, openDesk }) => {
    const entry = entryFor(campaign.campaign);
    const plaintext = entryPlaintext(entry)!;
    const row = await sealEntry(entry, campaign.campaign.keys.entry);
    const classical = async (): Promise<Uint8Array> => {
      const encrypter = new Encrypter();
      encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
      return encrypter.encrypt(plaintext);
    };
    const unsealed: Record<string, Uint8Array> = {
      'the plaintext': plaintext,
      'the plaintext behind a sealed header': Buffer.concat([row.sealed.subarray(0, 100), plaintext]),
      nothing: new Uint8Array(),
      'sealed classically': await classical(),
      'a length that no entry has': await seal(plaintext.subarray(0, 1000), campaign.campaign.keys.entry),
      'one byte more': Buffer.concat([row.sealed, new Uint8Array(1)]),
      'one byte less': row.sealed.subarray(0, -1),
      'two stanzas': Buffer.from(
        Buffer.from(row.sealed).toString('latin1').replace('-> mlkem', '-> X25519 a\nb\n-> mlkem'),
        'latin1',
      ),
    };
    for (const [what, sealed] of Object.entries(unsealed))
      expect(await client('submit', asInput({ ...row, sealed })), what).toEqual(refused('bad_entry'));
    openDesk();
    expect(orThrow(await client('overview', {})).entries).toBe(0);
  }));

test('ids of another length are bad input', () =>
  withKiosk({ meeting: true }, async ({ client, campaign }) => {
    const input = asInput(await sealEntry(entryFor(campaign.campaign), campaign.campaign.keys.entry));
    for (const id of ['', 'AAAA', toBase64(new Uint8Array(17)), 'A'.repeat(24), `${'A'.repeat(21)}B==`])
      expect(await client('submit', { ...input, id }), id).toMatchObject(refused('bad_input'));
  }));

test('who holds the code withdraws, and a bundle cannot bring the entry back', () =>
  withKiosk({ meeting: true }, async ({ client, campaign, openDesk }) => {
    const code = await sign(client, campaign.campaign);
    await sign(client, campaign.campaign, { name: 'Owen ap Rhys' });
    const ids = entryIds(readWithdrawalCode(code.toLowerCase().replaceAll('-', ' '))!, 'harbour-strike');
    const input = { id: toBase64(ids.id), secret: toBase64(ids.secret) };
    expect(await client('withdraw', { ...input, secret: toBase64(new Uint8Array(32)) })).toEqual(
      refused('unknown_code'),
    );
    expect(await client('withdraw', input)).toEqual({ ok: true, value: {} });
    expect(await client('withdraw', input)).toEqual({ ok: true, value: {} });
    openDesk();
    expect(orThrow(await client('overview', {})).entries).toBe(1);
  }));

test('a handler that throws answers `internal`, and what it says does not leave', () => {
  const readAsset = (): never => {
    throw new Error('canary-4711 in /home/grace');
  };
  return withKiosk({ campaign: 'none', expectBugs: true, ports: { readAsset } }, async ({ client, bugs }) => {
    const answer = await client('sampleDraft', {});
    expect(answer).toEqual(refused('internal'));
    expect(JSON.stringify(answer)).not.toContain('canary');
    expect(bugs).toEqual([expect.objectContaining({ message: 'canary-4711 in /home/grace' })]);
  });
});

test('an answer of another shape than the table’s does not leave', () =>
  withKiosk({ expectBugs: true }, async ({ core, ports, dataFolder, client, openDesk }) => {
    openDesk();
    orThrow(await client('overview', {}));
    core.close();
    const database = new DatabaseSync(path.join(dataFolder, 'vault', 'harbour-strike.sqlite'));
    database.exec("INSERT INTO meeting (name, place, day, open) VALUES ('Canary', 'Aktau', 'yesterday', 1)");
    database.close();
    const bugs: unknown[] = [];
    const restarted = createCore(ports, (error) => bugs.push(error));
    const answer = await restarted.call({ name: 'status', input: {} });
    expect(answer).toEqual(refused('internal'));
    expect(bugs).toHaveLength(1);
    restarted.close();
  }));

test('a campaign file that somebody changed on disk is called by its name', () =>
  withKiosk({}, async ({ core, ports, dataFolder, campaign }) => {
    core.close();
    const file = path.join(dataFolder, 'campaigns', 'harbour-strike.1.roundrobin');
    const restarted = createCore(ports);
    writeFileSync(file, campaign.note.replace('since May', 'since April'));
    expect(await restarted.call({ name: 'status', input: {} })).toMatchObject(refused('note_bad_signature'));
    writeFileSync(file, 'gone');
    expect(await restarted.call({ name: 'campaign', input: {} })).toMatchObject(refused('note_unreadable'));
    restarted.close();
  }));

test('a folder in place of the vault is a storage failure, a damaged vault says so', () =>
  withKiosk({}, async ({ core, ports, dataFolder, client, openDesk, campaign }) => {
    openDesk();
    orThrow(await client('overview', {}));
    core.close();
    const file = path.join(dataFolder, 'vault', 'harbour-strike.sqlite');
    writeFileSync(
      file,
      'not a database, not at all, and long enough to be read as a header of something'.repeat(90),
    );
    const restarted = createCore(ports);
    expect(await restarted.call({ name: 'status', input: {} })).toMatchObject({
      ok: true,
      value: { meeting: null, damaged: true },
    });
    const row = await sealEntry(entryFor(campaign.campaign), campaign.campaign.keys.entry);
    expect(await restarted.call({ name: 'submit', input: asInput(row) })).toMatchObject(
      refused('vault_damaged'),
    );
    expect(readFileSync(file, 'utf8')).toMatch(/^not a database/);
    restarted.close();
  }));

test('a closed core stays closed, also when the last answer was just given', () =>
  withKiosk({ meeting: true }, async ({ core, client, campaign, ports }) => {
    await sign(client, campaign.campaign);
    core.close();
    await later();
    const second = createCore(ports);
    const desk = second.openDesk();
    const answer = await second.call({ name: 'overview', input: {}, desk });
    expect(answer).toMatchObject({ ok: true, value: { entries: 1 } });
    second.close();
  }));

test('two kiosks on one folder: the second is told `in_use` and the first goes on', () =>
  withKiosk({ meeting: true }, async ({ client, campaign, ports }) => {
    await sign(client, campaign.campaign);
    const second = createCore(ports);
    expect(await second.call({ name: 'status', input: {} })).toMatchObject(refused('in_use'));
    second.close();
    await sign(client, campaign.campaign);
  }));

test('a sample that is tried goes into a vault of its own and its letters carry a mark', () =>
  withKiosk({ campaign: 'none' }, async ({ client, dataFolder, openDesk }) => {
    const tried = orThrow(await client('trySample', {}));
    expect(orThrow(await client('status', {})).campaign).toMatchObject({ id: tried.id, test: true });
    openDesk();
    orThrow(await client('openMeeting', meeting));
    expect(readdirSync(path.join(dataFolder, 'vault'))).toContain(`${tried.id}.test.sqlite`);
    expect(await client('trySample', {})).toMatchObject(refused('campaign_loaded_already'));
  }));

test('what is written of a signing holds none of its words', () =>
  withKiosk({ meeting: true }, async ({ core, client, campaign, dataFolder }) => {
    const words = { name: 'Canary Zwölf', place: 'Canaryhausen', message: 'Canary sang at dawn.' };
    await sign(client, campaign.campaign, words);
    core.close();
    const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(path.join(parentPath, name));
      for (const word of Object.values(words))
        for (const encoding of ['utf8', 'utf16le'] as const)
          expect(bytes.includes(Buffer.from(word, encoding)), `${word} in ${name}`).toBe(false);
    }
  }));

test('a typed client sends the desk’s token only while there is one', async () => {
  const sent: (string | undefined)[] = [];
  let desk: string | undefined;
  const client = createClient(
    async (request) => {
      sent.push(request.desk);
      return { ok: true, value: {} };
    },
    () => desk,
  );
  await client('status', {});
  desk = 'token';
  await client('lock', {});
  expect(sent).toEqual([undefined, 'token']);
});
