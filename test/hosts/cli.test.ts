/** The command line as a shell starts it. Each call is a process, so one story tries many things. */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, type TestContext, test } from 'vitest';

import { codes } from '../../electron/contract/result.ts';
import { VaultDatabase } from '../../electron/core/vault/database.ts';
import { needCount, oneOf, parseArguments, UsageError } from '../../electron/hosts/cli/arguments.ts';
import { findCommand } from '../../electron/hosts/cli/commands.ts';
import { recoveryText } from '../../electron/seal/recovery-text.ts';
import { draft, passphrase, testCampaign } from '../support/campaigns.ts';
import { seededBytes } from '../support/seeded.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = path.join(import.meta.dirname, '../..');
const main = path.join(root, 'electron/hosts/cli/main.ts');
/** Compiled code from the last run halves what a process costs. */
const compiled = path.join(root, 'node_modules/.cache/compiled');

interface Said {
  exit: number | null;
  out: string;
  err: string;
}

/** Runs the command line in an environment of its own. */
const run = (args: readonly string[], folder: string): Promise<Said> =>
  new Promise((resolve) => {
    const temporary = path.join(folder, 'tmp');
    mkdirSync(temporary, { recursive: true });
    const env = {
      PATH: process.env['PATH'],
      HOME: folder,
      XDG_CONFIG_HOME: path.join(folder, 'config'),
      TMPDIR: temporary,
      NODE_COMPILE_CACHE: compiled,
    };
    const child = execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, ...args],
      { cwd: folder, env, encoding: 'utf8', timeout: 60_000 },
      (_, out, err) => resolve({ exit: child.exitCode, out, err }),
    );
    child.stdin?.end();
  });

interface Answer {
  exit: number | null;
  answer: Record<string, unknown>;
}

/** Runs a command with `--json`; standard output must be one object on one line. */
async function json(args: readonly string[], folder: string): Promise<Answer> {
  const { exit, out, err } = await run([...args, '--json'], folder);
  expect(out, `${args.join(' ')}\n${err}`).toMatch(/^\{.*\}\n$/);
  return { exit, answer: JSON.parse(out) as Record<string, unknown> };
}

const refusedWith = (code: string, exit = 1): object => ({
  exit,
  answer: { error: { code, message: expect.stringMatching(/\S/) } },
});

/** A folder with a campaign's files as an organiser has them, and a shell in it. */
async function desk({ onTestFinished }: TestContext): Promise<{
  folder: string;
  /** A command on the data folder `data`. */
  kiosk: (...args: string[]) => Promise<Answer>;
  write: (name: string, content: string | Uint8Array) => string;
}> {
  const folder = temporaryFolder(onTestFinished);
  const { note, keyFile } = await testCampaign();
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path.join(folder, name), content);
    return name;
  };
  write('note', note);
  write('keys', keyFile);
  write('passphrase', `${passphrase}\n`);
  return { folder, write, kiosk: (...args) => json(['--data', 'data', ...args], folder) };
}

const unlocked = ['--passphrase-file', 'passphrase'];

test.concurrent(
  'a campaign is made once, checked, and its keys are never overwritten',
  { timeout: 60_000 },
  async (ctx) => {
    const { folder, write } = await desk(ctx);
    write('draft.json', JSON.stringify(draft));
    const made = await json(['campaign', 'new', 'draft.json', '--out', 'made'], folder);
    expect(made).toEqual({
      exit: 0,
      answer: {
        id: 'harbour-strike',
        note: 'made/harbour-strike.1.roundrobin',
        keys: 'made/harbour-strike.keys.age',
        fingerprint: expect.stringMatching(/^(\w{4}-){4}\w{4}$/),
        passphrase: expect.stringMatching(/^\S+( \S+){5}$/),
      },
    });
    if (process.platform !== 'win32')
      expect(statSync(path.join(folder, 'made/harbour-strike.keys.age')).mode & 0o777).toBe(0o600);
    const keys = readFileSync(path.join(folder, 'made/harbour-strike.keys.age'));
    const [again, checked, changed, shopping] = await Promise.all([
      json(['campaign', 'new', 'draft.json', '--out', 'made'], folder),
      json(['campaign', 'check', 'made/harbour-strike.1.roundrobin'], folder),
      json(
        [
          'campaign',
          'check',
          write('changed', readFileSync(path.join(folder, 'note'), 'utf8').replace('May', 'June')),
        ],
        folder,
      ),
      json(['campaign', 'new', write('shopping', 'bread, milk'), '--out', 'other'], folder),
    ]);
    expect(again).toEqual(refusedWith('storage_failed'));
    expect(readFileSync(path.join(folder, 'made/harbour-strike.keys.age')).equals(keys)).toBe(true);
    expect(checked.answer).toMatchObject({
      id: 'harbour-strike',
      version: 1,
      fingerprint: made.answer['fingerprint'],
      letters: ['solidarity', 'protest'],
    });
    expect(changed).toEqual(refusedWith('note_bad_signature'));
    expect(shopping).toEqual(refusedWith('campaign_bad_shape'));
    // the passphrase is in no file
    for (const name of readdirSync(path.join(folder, 'made')))
      expect(
        readFileSync(path.join(folder, 'made', name)).includes(made.answer['passphrase'] as string),
      ).toBe(false);
  },
);

const line = (changes: object): string =>
  JSON.stringify({
    name: 'Grace',
    place: 'Duisburg',
    country: 'DE',
    language: 'en',
    message: 'Pay.',
    letters: ['protest'],
    visibility: 'addressee',
    ...changes,
  });

const people = [
  line({}),
  line({ name: 'Zoé Ménard', letters: [] }),
  '',
  '{"name": "Cut short',
  line({ name: 'አለሙ' }),
  line({ letters: ['love-letter'] }),
  line({ colour: 'red' }),
  line({ name: 'Әлия', visibility: 'union', letters: ['solidarity', 'protest'] }),
].join('\n');

test.concurrent('a single laptop from loading to letters', { timeout: 90_000 }, async (ctx) => {
  const { folder, kiosk, write } = await desk(ctx);
  expect(await kiosk('status')).toMatchObject({
    exit: 0,
    answer: { campaign: null, mode: null, entries: 0 },
  });
  expect(await kiosk('campaign', 'load', 'note', '--keys', 'keys')).toMatchObject({
    exit: 0,
    answer: { id: 'harbour-strike', mode: 'single' },
  });
  const noMeeting = await kiosk('simulate', '--entries', '3');
  expect(noMeeting).toEqual(refusedWith('no_meeting'));
  const opening = ['meeting', 'open', '--name', 'Branch', '--place', 'Aktau', '--day', '2010-03-20'];
  expect(await kiosk(...opening)).toEqual({
    exit: 0,
    answer: { name: 'Branch', place: 'Aktau', day: '2010-03-20' },
  });
  // as programs on Windows write it
  write('people.jsonl', `\uFEFF${people}`);
  expect(await kiosk('simulate', '--from', 'people.jsonl')).toEqual({
    exit: 1,
    answer: {
      entries: 3,
      refused: [
        { line: 4, code: 'bad_input' },
        { line: 5, code: 'undrawable', detail: 'አ (U+12A0)' },
        { line: 6, code: 'unknown_letter', detail: 'love-letter' },
        { line: 7, code: 'bad_input' },
      ],
    },
  });
  expect(await kiosk('simulate', '--entries', '4', '--seed', '7')).toEqual({
    exit: 0,
    answer: { entries: 4, refused: [] },
  });
  const status = await kiosk('status');
  expect(status.answer).toMatchObject({
    campaign: 'harbour-strike',
    mode: 'single',
    entries: 7,
    meeting: { name: 'Branch' },
    targets: [],
  });
  expect(JSON.stringify(status.answer)).not.toContain('Zoé');
  expect(await kiosk('withdraw', '0000-0000-0000-0000-1')).toEqual(refusedWith('unknown_code'));
  const closed = await kiosk('meeting', 'close');
  expect(closed).toMatchObject({
    exit: 0,
    answer: { meeting: 'Branch', entries: 7, root: status.answer['root'] },
  });
  expect(
    readFileSync(closed.answer['protocol'] as string)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');

  const letters = await kiosk('letters', '--out', 'letters', ...unlocked);
  expect(letters).toMatchObject({ exit: 0, answer: { refused: [], out: path.join(folder, 'letters') } });
  const files = readdirSync(path.join(folder, 'letters')).map((name) => path.join('letters', name));
  expect(files).toHaveLength(letters.answer['letters'] as number);
  expect(await kiosk('petition', '--out', 'petition.pdf', ...unlocked)).toMatchObject({
    exit: 0,
    answer: { entries: 7, pages: 3 },
  });
  expect(await kiosk('export', '--format', 'csv', '--out', 'entries.csv', ...unlocked)).toMatchObject({
    exit: 0,
    answer: { entries: 7 },
  });
  expect(readFileSync(path.join(folder, 'entries.csv'), 'utf8')).toMatch(
    /^\ufeff"name","place"[^]*"Zoé Ménard"/,
  );

  const chosen = ['--addressee', 'company', '--meeting', 'Branch', '--day', '2010-03-20', '--sort', 'place'];
  const some = await kiosk('letters', '--out', 'some', '--merged', 'some.pdf', ...chosen, ...unlocked);
  expect(some).toMatchObject({ exit: 0, answer: { merged: path.join(folder, 'some.pdf') } });
  expect(readdirSync(path.join(folder, 'some')).every((name) => name.includes('-company-'))).toBe(true);
  const contacts = ['export', '--format', 'action-network', '--out', 'contacts.csv'];
  expect(await kiosk(...contacts, ...unlocked)).toMatchObject({
    exit: 0,
    answer: { entries: 0, leftOut: { consent: 7, address: 0 } },
  });
  expect(await kiosk('letters', '--out', 'some', '--meeting', 'Branch')).toMatchObject({ exit: 2 });

  write('changed.pdf', Buffer.concat([readFileSync(path.join(folder, files[0]!)), Buffer.from(' ')]));
  const [valid, mixed, elsewhere] = await Promise.all([
    kiosk('verify', ...files, 'petition.pdf'),
    kiosk('verify', 'changed.pdf', 'people.jsonl', 'none.pdf'),
    json(['verify', files[0]!, 'changed.pdf'], folder),
  ]);
  expect(valid).toEqual({
    exit: 0,
    answer: { files: [...files, 'petition.pdf'].map((file) => ({ file, result: 'valid' })) },
  });
  expect(mixed).toMatchObject({
    exit: 1,
    answer: { files: [{ result: 'changed' }, { result: 'unreadable' }, { result: 'unreadable' }] },
  });
  expect(elsewhere).toMatchObject({
    exit: 1,
    answer: { files: [{ result: 'unknown_certificate' }, { result: 'changed' }] },
  });
  // looking at a file leaves nothing behind
  expect(readdirSync(path.join(folder, 'tmp'))).toEqual([]);
  expect(statSync(path.join(folder, 'config'), { throwIfNoEntry: false })).toBeUndefined();

  write('wrong', 'acid tulip\n');
  expect(await kiosk('export', '--format', 'json', '--out', 'x.json', '--passphrase-file', 'wrong')).toEqual(
    refusedWith('wrong_passphrase'),
  );
});

test.concurrent(
  'a field laptop, headquarters, and a stick between them',
  { timeout: 90_000 },
  async (ctx) => {
    const { folder, kiosk } = await desk(ctx);
    const headquarters = (...args: string[]): Promise<Answer> =>
      json(['--data', 'headquarters', ...args, ...unlocked], folder);
    mkdirSync(path.join(folder, 'stick'));
    const [loaded, loadedThere] = await Promise.all([
      kiosk('campaign', 'load', 'note'),
      json(['--data', 'headquarters', 'campaign', 'load', 'note', '--keys', 'keys'], folder),
    ]);
    expect(loaded.answer).toMatchObject({
      mode: 'field',
      deskPassphrase: expect.stringMatching(/^\S+( \S+){5}$/),
    });
    expect(loadedThere.answer).toMatchObject({ mode: 'single', fingerprint: loaded.answer['fingerprint'] });
    await kiosk('meeting', 'open', '--name', 'Gate', '--place', 'Aktau', '--day', '2010-03-20');
    await kiosk('simulate', '--entries', '3');
    expect(await kiosk('sync', '--to', 'stick')).toEqual(refusedWith('meeting_open'));
    const { answer: closed } = await kiosk('meeting', 'close');
    expect(await kiosk('sync', '--to', 'stick')).toMatchObject({
      exit: 0,
      answer: { bundles: 1, entries: 3, new: 3, state: 'sent' },
    });
    const held = await headquarters('merge', '--from', 'stick');
    expect(held).toMatchObject({
      exit: 1,
      answer: { entries: 0, quarantined: [{ code: 'bundle_not_enrolled' }] },
    });
    const device = await kiosk('device', 'show');
    expect(device.answer['code']).toMatch(/^(\w{4}-){13}[\w*~$=]$/);
    expect((await headquarters('device', 'enrol', device.answer['code'] as string)).answer).toEqual({
      devices: [device.answer['device']],
    });
    expect(await headquarters('merge', '--from', 'stick')).toMatchObject({
      exit: 0,
      answer: { bundles: 1, entries: 3, new: 3, root: closed['root'], quarantined: [], gaps: [] },
    });
    expect(await kiosk('sync', '--to', 'stick')).toMatchObject({ answer: { new: 0, state: 'received' } });
    expect(await kiosk('sync', '--to', 'gone')).toEqual(refusedWith('target_unreachable'));
    const { deskPassphrase } = loaded.answer as { deskPassphrase: string };
    writeFileSync(path.join(folder, 'desk'), `${deskPassphrase}\n`);
    expect(await kiosk('letters', '--out', 'letters', '--passphrase-file', 'desk')).toEqual(
      refusedWith('no_keys'),
    );
  },
);

test.concurrent('a folder that another process holds is in use', { timeout: 60_000 }, async (ctx) => {
  const { folder, kiosk } = await desk(ctx);
  await kiosk('campaign', 'load', 'note', '--keys', 'keys');
  const database = new VaultDatabase(path.join(folder, 'data', 'vault', 'harbour-strike.sqlite'));
  expect(await kiosk('status')).toEqual(refusedWith('in_use'));
  database.close();
});

test.concurrent('empty sheets are printed on a field laptop', { timeout: 60_000 }, async (ctx) => {
  const { folder, kiosk } = await desk(ctx);
  await kiosk('campaign', 'load', 'note');
  const made = await kiosk('sheets', '--out', 'paper', '--form', 'rows', '--sheets', '2');
  const fileOf = (language: string): string =>
    path.join(folder, 'paper', `harbour-strike-rows-a4-${language}.pdf`);
  const of = { pages: 2, places: expect.any(Number) as number };
  expect(made).toEqual({
    exit: 0,
    answer: {
      out: path.join(folder, 'paper'),
      files: ['en', 'kk'].map((language) => ({ file: fileOf(language), languages: [language], ...of })),
    },
  });
  expect(readFileSync(fileOf('kk')).subarray(0, 5).toString()).toBe('%PDF-');
  const [other, form] = await Promise.all([
    kiosk('sheets', '--out', 'x', '--language', 'de'),
    kiosk('sheets', '--out', 'x', '--form', 'circle'),
  ]);
  expect(other).toEqual(refusedWith('not_found'));
  expect(form).toEqual(refusedWith('bad_input', 2));
});

test.concurrent(
  'wrong usage exits with 2, with and without --json',
  { timeout: 60_000 },
  async ({ onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    const said = await Promise.all([
      json(['sing'], folder),
      json(['status', '--colour'], folder),
      json(['--data', 'data', 'letters', '--out', 'x', '--passphrase-file', 'missing'], folder),
    ]);
    for (const answer of said) expect(answer).toEqual(refusedWith('bad_input', 2));
    const [plain, help] = await Promise.all([run([], folder), run(['--help'], folder)]);
    expect(plain).toMatchObject({ exit: 2, out: '' });
    expect(plain.err).toContain('simulate --entries N --seed S');
    expect([help.exit, help.err, help.out]).toEqual([0, '', plain.err.replace('no command\n\n', '')]);
  },
);

test.each([
  ['no word', []],
  ['an unknown command', ['meeting', 'adjourn']],
  ['a word too few', ['verify']],
  ['a word too many', ['meeting', 'close', 'please']],
])('%s is wrong usage', (_, words) => {
  expect(() => findCommand(words)).toThrow(UsageError);
});

test.concurrent('a damaged vault is refused, then rescued without keys', { timeout: 60_000 }, async (ctx) => {
  const { folder, kiosk } = await desk(ctx);
  await kiosk('campaign', 'load', 'note', '--keys', 'keys');
  await kiosk('meeting', 'open', '--name', 'Branch', '--place', 'Aktau', '--day', '2010-03-20');
  await kiosk('simulate', '--entries', '5');
  const vault = path.join(folder, 'data/vault/harbour-strike.sqlite');
  const bytes = readFileSync(vault);
  bytes[bytes.lastIndexOf('age-encryption.org/v1') + 40]! ^= 1;
  writeFileSync(vault, bytes);
  expect(await kiosk('status')).toEqual(refusedWith('vault_damaged'));
  expect(await kiosk('rescue')).toEqual({
    exit: 1,
    answer: { entries: 4, lost: 1, kept: `${vault}.damaged-1` },
  });
  expect(await kiosk('rescue')).toEqual({ exit: 0, answer: { entries: 4, lost: 0, kept: null } });
  expect((await kiosk('status')).answer).toMatchObject({ entries: 4 });
});

test.concurrent(
  'a later version is signed, and says what it changes elsewhere',
  { timeout: 60_000 },
  async (ctx) => {
    const { folder, kiosk, write } = await desk(ctx);
    await kiosk('campaign', 'load', 'note', '--keys', 'keys');
    write('later.json', JSON.stringify({ ...draft, retention: '2031-01-31' }));
    const signed = await kiosk('campaign', 'sign', 'later.json', '--out', 'later', ...unlocked);
    expect(signed).toMatchObject({ exit: 0, answer: { id: 'harbour-strike', version: 2 } });
    write('other.json', JSON.stringify({ ...draft, id: 'other-strike' }));
    expect(await kiosk('campaign', 'sign', 'other.json', ...unlocked)).toEqual(
      refusedWith('keys_of_another_campaign'),
    );
    await json(['--data', 'field', 'campaign', 'load', 'note'], folder);
    const compared = await json(['--data', 'field', 'campaign', 'diff', 'later'], folder);
    expect(compared.answer).toEqual({
      version: 2,
      changes: [{ kind: 'changed', path: ['retention'], before: draft.retention, after: '2031-01-31' }],
    });
  },
);

test('options are checked before anything is done', () => {
  const args = parseArguments(['export', '--format', 'xls', '--entries', 'many']);
  expect(() => oneOf(args, 'format', ['csv', 'json'])).toThrow('--format takes csv or json');
  expect(() => needCount(args, 'entries')).toThrow('--entries takes a whole number');
  expect(() => needCount(args, 'seed')).toThrow('--seed is missing');
  expect(needCount(args, 'seed', 1)).toBe(1);
  expect(() => parseArguments(['status', '--data'])).toThrow(UsageError);
});

test.concurrent('for people a refusal is a sentence on standard error', { timeout: 60_000 }, async (ctx) => {
  const { folder } = await desk(ctx);
  const { exit, out, err } = await run(['--data', 'data', 'meeting', 'close'], folder);
  expect([exit, out]).toEqual([1, '']);
  expect(err).toMatch(/^[A-Z].*\. \((\w+)\)\n$/);
  expect(codes).toContain(/\((\w+)\)\n$/.exec(err)?.[1]);
  // a file that is not there, told apart from wrong usage
  const missing = await Promise.all([
    json(['--data', 'data', 'campaign', 'check', 'none'], folder),
    json(['--data', 'data', 'campaign', 'load', 'note', '--keys', 'none'], folder),
  ]);
  for (const answer of missing) expect(answer).toEqual(refusedWith('not_found'));
});

test.concurrent(
  'the keys go onto paper, come back from it, get another passphrase, and end',
  { timeout: 90_000 },
  async (ctx) => {
    const { folder, kiosk, write } = await desk(ctx);
    await kiosk('campaign', 'load', 'note', '--keys', 'keys');
    expect((await kiosk('campaign', 'card', 'note', '--out', 'card.pdf')).answer).toMatchObject({
      id: 'harbour-strike',
      out: path.join(folder, 'card.pdf'),
    });
    expect((await kiosk('campaign', 'record', '--out', 'record.pdf')).exit).toBe(0);
    expect((await kiosk('keys', 'sheet', '--out', 'sheet.pdf', '--passphrase-file', 'passphrase')).exit).toBe(
      0,
    );
    for (const name of ['card.pdf', 'record.pdf', 'sheet.pdf'])
      expect(readFileSync(path.join(folder, name), 'latin1').slice(0, 8)).toBe('%PDF-1.7');

    write('typed', recoveryText(seededBytes(1)(32)).replaceAll('-', '\n').toLowerCase());
    const recovered = await kiosk(
      'keys',
      'recover',
      '--from',
      'typed',
      '--campaign',
      'note',
      '--out',
      'fresh.age',
    );
    expect(recovered.answer).toMatchObject({ id: 'harbour-strike', keys: path.join(folder, 'fresh.age') });
    expect((await kiosk('keys', 'recover', '--from', 'typed', '--campaign', 'note')).exit).toBe(2);
    expect(await kiosk('keys', 'recover', '--from', 'note')).toEqual(refusedWith('recovery_mistyped'));
    write('weak', 'password1\n');
    write('own', 'мой дядя самых честных правил 1825\n');
    const change = (from: string, to: string): Promise<Answer> =>
      kiosk('passphrase', 'change', '--passphrase-file', from, '--new-passphrase-file', to);
    expect(await change('passphrase', 'weak')).toEqual(refusedWith('weak_passphrase'));
    expect(await change('passphrase', 'own')).toEqual({ exit: 0, answer: {} });

    expect(await kiosk('purge', '--confirm', 'other')).toEqual(refusedWith('not_confirmed'));
    expect(await kiosk('purge')).toEqual({ exit: 0, answer: { entries: 0, bundles: 0 } });
    const destroy = (passphraseFile: string): Promise<Answer> =>
      kiosk('destroy', '--confirm', 'harbour-strike', '--passphrase-file', passphraseFile);
    expect(await destroy('passphrase')).toEqual(refusedWith('wrong_passphrase'));
    expect((await destroy('own')).answer).toMatchObject({ id: 'harbour-strike', entries: 0 });
    expect((await kiosk('status')).answer).toMatchObject({ campaign: null });
    expect(readdirSync(path.join(folder, 'data/exports'))).toEqual(['harbour-strike-destroyed.pdf']);
  },
);

test.skipIf(process.platform === 'win32')(
  'a refusal gives a terminal no orders, whatever the file is called',
  async () => {
    const folder = temporaryFolder();
    const { exit, err } = await run(['campaign', 'check', '\u001b[2Jnone'], folder);
    expect([exit, err]).toEqual([1, expect.stringContaining('\ufffd[2Jnone')]);
    expect(err).not.toContain('\u001b');
  },
);
