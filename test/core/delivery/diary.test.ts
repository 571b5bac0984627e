/** The diary: what it keeps, what a crash leaves of it, what leaves the program. */
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import type * as appendModule from '../../../electron/core/basics/append.ts';
import { Diary } from '../../../electron/core/delivery/diary.ts';
import { messageId } from '../../../electron/core/delivery/message-id.ts';
import { mailDraft } from '../../support/delivery.ts';
import { mutantModule } from '../../support/mutant-module.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

const day = '2010-04-01';
const codes = ['0123456789', 'ABCDEFGHJK'];
const company = { addressee: 'company', day };

test('what becomes of a letter follows from its lines in order', () => {
  const diary = new Diary(path.join(temporaryFolder(), 'delivery', 'x.diary.jsonl'));
  const state = (): (string | undefined)[] => codes.map((code) => diary.mails('company').get(code));
  expect(state()).toEqual([undefined, undefined]);
  diary.note({ what: 'sending', ...company, codes });
  expect(state()).toEqual(['uncertain', 'uncertain']);
  diary.note({ what: 'sent', ...company, codes: [codes[0]!], proof: '250 ok' });
  diary.note({ what: 'refused', ...company, codes: [codes[1]!], proof: '550 no' });
  expect(state()).toEqual(['sent', 'refused']);
  diary.note({ what: 'settled', ...company, codes: [codes[0]!], as: 'bounced' });
  diary.note({ what: 'settled', ...company, codes: [codes[1]!], as: 'again' });
  expect(state()).toEqual(['bounced', 'again']);
  expect(diary.mails('embassy').size).toBe(0);
});

/** A diary file that ends in each part of a line, as a kill or a full disk leaves it. */
const tornFiles = (whole: string, next: string): string[] =>
  Array.from({ length: next.length - 1 }, (_, cut) => whole + next.slice(0, cut + 1));

test('half a line hides no other: whatever a crash leaves, earlier and later lines are read, and it stays in the file', () => {
  const file = path.join(temporaryFolder(), 'x.diary.jsonl');
  const first = new Diary(file);
  first.note({ what: 'sending', ...company, codes });
  const whole = readFileSync(file, 'utf8');
  first.note({ what: 'sent', ...company, codes, proof: '250 ok' });
  const next = readFileSync(file, 'utf8').slice(whole.length);
  for (const torn of tornFiles(whole, next)) {
    writeFileSync(file, torn);
    const diary = new Diary(file);
    const isWhole = torn.length === whole.length + next.length - 1;
    expect(diary.unreadable).toBe(isWhole ? 0 : 1);
    expect(diary.mails('company').get(codes[0]!)).toBe(isWhole ? 'sent' : 'uncertain');
    diary.note({ what: 'settled', ...company, codes, as: 'again' });
    const again = new Diary(file);
    expect(again.mails('company').get(codes[0]!)).toBe('again');
    expect(again.lines).toHaveLength(isWhole ? 3 : 2);
    expect(readFileSync(file, 'utf8').startsWith(torn)).toBe(true);
  }
});

test('the mutant "appends to half a line" is caught', async () => {
  const { appendLine } = await mutantModule<typeof appendModule>('electron/core/basics/append.ts', {
    file: 'electron/core/basics/append.ts',
    line: "isTorn(handle) ? '\\n' : ''",
    becomes: "''",
  });
  const file = path.join(temporaryFolder(), 'x.diary.jsonl');
  new Diary(file).note({ what: 'sending', ...company, codes });
  appendFileSync(file, '{"v":1,"what":"se');
  appendLine(file, JSON.stringify({ v: 1, what: 'settled', ...company, codes, as: 'again' }));
  expect(new Diary(file).mails('company').get(codes[0]!)).toBe('uncertain');
});

test('damaged and strange lines are passed over and counted', () => {
  const file = path.join(temporaryFolder(), 'x.diary.jsonl');
  writeFileSync(
    file,
    [
      '',
      '[]',
      'null',
      '{"v":2}',
      '{"v":1,"what":"sent"}',
      '\0\0\0',
      `{"v":1,"what":"reply","addressee":"company","day":"${day}","words":"No.","gaveIn":false}`,
      '',
    ].join('\n'),
  );
  const diary = new Diary(file);
  expect([diary.lines.length, diary.unreadable]).toEqual([1, 5]);
});

test('a Message-ID is the same for the same letters, another for others, and names no machine', () => {
  const id = messageId('harbour-strike', 'company', codes);
  expect(id).toBe(messageId('harbour-strike', 'company', codes.toReversed()));
  expect(id).toMatch(/^<[0-9a-f]{32}@harbour-strike\.invalid>$/);
  for (const other of [
    messageId('harbour-strike', 'embassy', codes),
    messageId('harbour-strike', 'company', [codes[0]!]),
    messageId('harbour-lockout', 'company', codes),
  ])
    expect(other).not.toBe(id);
});

test('deliveries and replies are noted with day and proof, shown, and exported without what acts', () =>
  withKiosk({ variation: { draft: mailDraft } }, async ({ client, openDesk, dataFolder }) => {
    openDesk();
    orThrow(await client('noteDelivery', { ...company, way: 'post', count: 12, proof: '=cmd RR 1234' }));
    orThrow(
      await client('noteReply', { ...company, day: '2010-04-20', words: 'We pay.\r\nNow.', gaveIn: true }),
    );
    const { rows, addressees } = orThrow(await client('diary', {}));
    expect(rows).toEqual([
      { day: '2010-04-20', addressee: 'company', what: 'gaveIn', way: null, count: 0, note: 'We pay.\nNow.' },
      { day, addressee: 'company', what: 'delivered', way: 'post', count: 12, note: '=cmd RR 1234' },
    ]);
    expect(addressees.map(({ addressee, gaveIn }) => [addressee, gaveIn])).toEqual([
      ['strikers', null],
      ['company', '2010-04-20'],
      ['embassy', null],
    ]);
    const { out, lines } = orThrow(await client('exportDiary', { format: 'csv' }));
    expect(lines).toBe(2);
    expect(readFileSync(out, 'utf8')).toContain(
      `"${day}","company","delivered","post","12","","","'=cmd RR 1234"`,
    );
    const json = orThrow(await client('exportDiary', { format: 'json' }));
    expect(JSON.parse(readFileSync(json.out, 'utf8'))).toHaveLength(2);
    // a later reply takes it back
    orThrow(await client('noteReply', { ...company, day: '2010-05-01', words: 'Not after all.' }));
    const after = orThrow(await client('diary', {}));
    expect(after.addressees.find(({ addressee }) => addressee === 'company')!.gaveIn).toBeNull();
    for (const unknown of [
      client('noteReply', { addressee: 'nobody', day, words: '' }),
      client('settleMail', { addressee: 'nobody', as: 'sent' }),
    ])
      expect(await unknown).toEqual({ ok: false, error: { code: 'bad_input', detail: 'nobody' } });
    const file = path.join(dataFolder, 'delivery', 'harbour-strike.diary.jsonl');
    expect([statSync(file).mtimeMs % 86_400_000, statSync(path.dirname(file)).mtimeMs % 86_400_000]).toEqual([
      0, 0,
    ]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  }));

test('a campaign that is destroyed takes its diary along, and no other', () =>
  withKiosk({ variation: { draft: mailDraft } }, async ({ client, unlock, dataFolder }) => {
    await unlock();
    orThrow(await client('noteDelivery', { ...company, way: 'hand', count: 1, proof: '' }));
    const folder = path.join(dataFolder, 'delivery');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'another.diary.jsonl'), '');
    orThrow(await client('destroy', { confirm: 'harbour-strike' }));
    expect(() => statSync(path.join(folder, 'harbour-strike.diary.jsonl'))).toThrow('ENOENT');
    expect(statSync(path.join(folder, 'another.diary.jsonl')).isFile()).toBe(true);
  }));
