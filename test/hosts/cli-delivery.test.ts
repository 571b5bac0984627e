/** Delivery from a shell: a test, the letters, the diary; nothing secret in an argument. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { runCommand as run } from '../support/command-line.ts';
import { withLetters } from '../support/delivery.ts';
import { startSmtpServer } from '../support/smtp-server.ts';
import { passphrase } from '../support/with-kiosk.ts';

test('a test, the letters, what was noted, the diary as a table', { timeout: 60_000 }, async () => {
  const server = await startSmtpServer({ tls: 'implicit', login: { user: 'union', secret: 'a secret' } });
  try {
    await withLetters(2, async ({ core, dataFolder, folder }) => {
      core.close();
      const files = folder('files');
      const file = (name: string, text: string): string => {
        writeFileSync(path.join(files, name), text);
        return path.join(files, name);
      };
      const data = ['--data', dataFolder];
      const keys = [...data, '--passphrase-file', file('passphrase', `${passphrase}\n`)];
      const mail = ['deliver', 'mail', '--to', 'company', '--from', 'me@dockers.example', ...keys];
      const at = ['--server', `smtps://localhost:${server.port}`];
      const login = ['--credentials-file', file('login', 'union:a secret\n')];
      const hasSecret = await run([...mail, '--server', `smtps://union:secret@localhost:${server.port}`]);
      expect(hasSecret).toMatchObject({ exit: 2, answer: { error: { code: 'bad_input' } } });
      expect(await run([...mail, ...at])).toMatchObject({
        exit: 1,
        answer: { error: { code: 'mail_refused' } },
      });
      const tried = await run([...mail, ...at, ...login, '--test-to', 'me@dockers.example']);
      expect(tried).toMatchObject({ exit: 0, answer: { sent: 1, left: 1 } });
      const sent = await run([...mail, ...at, ...login, '--per-hour', '36000']);
      expect(sent).toMatchObject({ exit: 0, answer: { sent: 2, uncertain: [] } });
      expect(server.mails.map(({ to, secure }) => [to[0], secure])).toEqual([
        ['me@dockers.example', true],
        ['board@harbour.example', true],
        ['board@harbour.example', true],
      ]);
      const note = ['--way', 'hand', '--count', '2', '--day', '2010-04-01', '--proof', 'at the gate'];
      expect(await run(['deliver', 'note', '--to', 'embassy', ...note, ...data])).toEqual({
        exit: 0,
        answer: {},
      });
      const out = path.join(files, 'diary.csv');
      // two tries that were refused, two mails with two lines each, the note
      const diary = await run(['deliver', 'diary', '--out', out, ...data]);
      expect(diary).toMatchObject({ exit: 0, answer: { out } });
      expect(readFileSync(out, 'utf8')).toContain('"delivered","hand","2","","","at the gate"');
      expect(readFileSync(out, 'utf8').match(/"sent","email","1"/g)).toHaveLength(2);
    });
  } finally {
    await server.stop();
  }
});
