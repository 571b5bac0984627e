/** Letters by mail: what arrives, what is noted, what is refused. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import {
  idOf,
  mailDraft,
  mailHeaders,
  mailTo,
  makeAll,
  readMails,
  sender,
  withLetters,
} from '../../support/delivery.ts';
import { report, tier } from '../../support/figures.ts';
import { searchFolder } from '../../support/search-bytes.ts';
import { sign } from '../../support/signings.ts';
import { type SmtpOptions, type SmtpServer, startSmtpServer } from '../../support/smtp-server.ts';
import { needTool } from '../../support/tools.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

const entries = tier(20, 200);

async function withServer(options: SmtpOptions, story: (server: SmtpServer) => Promise<void>): Promise<void> {
  const server = await startSmtpServer(options);
  try {
    await story(server);
  } finally {
    await server.stop();
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test(
  `letters of ${entries} entries arrive once each, with exact headers and recipients, as Python reads them`,
  { timeout: 600_000 },
  (ctx) => {
    const python = needTool(ctx, 'python3');
    return withServer({ tls: 'starttls', login: { user: 'union', secret: 'crocodile-Ω' } }, (server) =>
      withLetters(entries, async ({ client, dataFolder }) => {
        const steps: number[] = [];
        const login = {
          host: 'localhost',
          port: server.port,
          from: sender,
          user: 'union',
          secret: 'crocodile-Ω',
        };
        const answer = orThrow(
          await client('deliverByMail', mailTo(server, { server: login }), {
            onProgress: ({ done }) => steps.push(done),
          }),
        );
        expect(answer).toEqual({
          sent: entries,
          refused: 0,
          said: '',
          uncertain: [],
          missing: 0,
          changed: [],
          left: 0,
        });
        expect(steps).toEqual(Array.from({ length: entries + 1 }, (_, i) => i));
        expect(server.problems).toEqual([]);
        expect(server.connections()).toBe(1);
        expect(server.mails.every(({ secure, user }) => secure && user === 'union')).toBe(true);
        for (const mail of server.mails) {
          expect(mail.from).toBe(sender);
          expect(mail.to).toEqual(['board@harbour.example', 'press@harbour.example']);
        }
        const folder = path.join(dataFolder, 'exports', 'letters');
        const files = readdirSync(folder).filter((name) => name.startsWith('harbour-strike-company-'));
        const read = readMails(python, server.mails);
        for (const mail of read) {
          expect(mail.defects).toBe(0);
          expect(mail.names.toSorted()).toEqual(mailHeaders);
          expect(mail.from).toEqual([['Dockers’ Union', sender]]);
          expect(mail.replyTo).toEqual([['', sender]]);
          expect(mail.to).toEqual([
            ['', 'board@harbour.example'],
            ['', 'press@harbour.example'],
          ]);
          expect(mail.subject).toBe('Pay the wages');
          expect(mail.id).toMatch(/^<[0-9a-f]{32}@harbour-strike\.invalid>$/);
          expect(mail.body).toMatch(/^Signer \d+ writes to you\./);
          expect(mail.body).toContain(mail.attachments[0]!.name);
          expect(mail.attachments).toHaveLength(1);
          const [letter] = mail.attachments;
          expect(letter!.type).toBe('application/pdf');
          expect(letter!.sha256).toBe(sha256(readFileSync(path.join(folder, letter!.name))));
        }
        expect(read.map(({ attachments }) => attachments[0]!.name).toSorted()).toEqual(files.toSorted());
        expect(new Set(read.map(({ id }) => id)).size).toBe(entries);
        const taken = orThrow(
          await client('verify', { files: files.map((name) => path.join(folder, name)) }),
        );
        expect(taken.files.filter(({ result }) => result !== 'valid')).toEqual([]);
        report(
          'delivery',
          `mails to a real SMTP server, read by Python`,
          `${read.length} of ${entries}, once each`,
          'all',
        );

        // a second run finds nothing to do
        const again = orThrow(await client('deliverByMail', mailTo(server, { server: login })));
        expect(again.sent).toBe(0);
        expect(server.mails).toHaveLength(entries);
        const { addressees, rows } = orThrow(await client('diary', {}));
        expect(addressees.find(({ addressee }) => addressee === 'company')).toMatchObject({
          made: entries,
          sent: entries,
          uncertain: [],
        });
        expect(rows).toEqual([
          expect.objectContaining({
            addressee: 'company',
            what: 'sent',
            way: 'email',
            count: entries,
            note: expect.stringMatching(/^250 2\.0\.0 Ok: queued as \d+$/),
          }),
        ]);
        // what let us in is nowhere, and who signed is not in the diary
        expect(searchFolder(dataFolder, ['crocodile-Ω']).hits).toEqual([]);
        expect(
          searchFolder(path.join(dataFolder, 'delivery'), ['Signer', 'Duisburg', 'localhost', 'union@']).hits,
        ).toEqual([]);
      }),
    );
  },
);

test('a letter in another language, of somebody whose name only the union knows, and several in one mail', (ctx) => {
  const python = needTool(ctx, 'python3');
  return withServer({}, (server) =>
    withKiosk({ meeting: true, variation: { draft: mailDraft } }, async (kiosk) => {
      const {
        client,
        campaign: { campaign },
      } = kiosk;
      await sign(client, campaign, { name: 'Secret Person', visibility: 'union' });
      await makeAll(kiosk);
      orThrow(await client('deliverByMail', mailTo(server, { addressee: 'strikers' })));
      const [kazakh] = readMails(python, server.mails);
      expect(kazakh!.subject).toBe('Ынтымақ');
      expect(kazakh!.to).toEqual([['', 'strike@docks.example']]);
      expect(kazakh!.headers).toContainEqual(['Content-Language', 'kk']);
      expect(kazakh!.body).toContain('«Dockers’ Union» ұйымына белгілі адам');
      expect(kazakh!.body).not.toContain('Secret');

      const opened = { name: 'Again', place: 'Aktau', day: '2010-03-21' };
      orThrow(await client('openMeeting', opened));
      const open = await client('deliverByMail', mailTo(server));
      expect(open).toEqual({ ok: false, error: { code: 'meeting_open' } });
      for (const name of ['One', 'Two', 'Three', 'Four']) await sign(client, campaign, { name });
      await makeAll(kiosk);
      const answer = orThrow(await client('deliverByMail', mailTo(server, { together: 3 })));
      expect(answer.sent).toBe(5);
      const read = readMails(python, server.mails.slice(1));
      expect(read.map(({ attachments }) => attachments.length)).toEqual([3, 2]);
      expect(read[0]!.body).toContain('3 people write to you');
    }),
  );
});

test('a test goes to oneself alone and is no delivery; an example is never sent to its addressee', () =>
  withServer({}, async (server) => {
    await withLetters(3, async ({ client }) => {
      const tried = orThrow(await client('deliverByMail', mailTo(server, { testTo: 'me@dockers.example' })));
      expect(tried).toMatchObject({ sent: 1, left: 2 });
      expect(server.mails.map(({ to }) => to)).toEqual([['me@dockers.example']]);
      expect(orThrow(await client('diary', {})).rows).toEqual([]);
      orThrow(await client('deliverByMail', mailTo(server)));
      expect(server.mails).toHaveLength(4);
      expect(new Set(server.mails.map(idOf)).size).toBe(4);
    });
    const specimen = { draft: { ...mailDraft, specimen: true } };
    await withLetters(
      1,
      async ({ client }) => {
        const real = await client('deliverByMail', mailTo(server));
        expect(real).toEqual({ ok: false, error: { code: 'not_to_be_sent' } });
        orThrow(await client('deliverByMail', mailTo(server, { testTo: 'me@dockers.example' })));
        expect(server.mails).toHaveLength(5);
      },
      { variation: specimen },
    );
  }));

test('who withdrew, what was not made and what was changed is not sent', (ctx) => {
  const python = needTool(ctx, 'python3');
  return withServer({}, (server) =>
    withLetters(5, async ({ client, dataFolder }) => {
      const testTo = 'me@dockers.example';
      orThrow(await client('deliverByMail', mailTo(server, { testTo, limit: 5 })));
      const fileOf = new Map(
        readMails(python, server.mails).map(({ body, attachments }) => [
          /^Signer \d/.exec(body)![0],
          path.join(dataFolder, 'exports', 'letters', attachments[0]!.name),
        ]),
      );
      rmSync(fileOf.get('Signer 1')!);
      const changed = fileOf.get('Signer 2')!;
      const bytes = readFileSync(changed);
      bytes[bytes.length - 20]! ^= 1;
      writeFileSync(changed, bytes);
      const { entries: found } = orThrow(await client('findEntries', { text: 'Signer 3' }));
      orThrow(await client('removeEntry', { id: found[0]!.id }));
      const answer = orThrow(await client('deliverByMail', mailTo(server)));
      expect(answer).toMatchObject({ sent: 2, missing: 1, changed: [path.basename(changed)] });
      const sent = readMails(python, server.mails.slice(5)).map(({ body }) => body.slice(0, 8));
      expect(sent.toSorted()).toEqual(['Signer 4', 'Signer 5']);
    }),
  );
});

test('what the server refuses is noted with its words made safe, stops after three, and goes again later', () => {
  let isFull = true;
  const verdict = (): 'take' | { say: string } =>
    isFull ? { say: `452 4.2.2 Mailbox full\u0007\u001b[31m ${'x'.repeat(900)}` } : 'take';
  return withServer({ verdict }, (server) =>
    withLetters(5, async ({ client }) => {
      const stopped = await client('deliverByMail', mailTo(server));
      expect(stopped).toMatchObject({ ok: false, error: { code: 'mail_refused', finished: 0 } });
      if (stopped.ok) return;
      expect(stopped.error.detail).toMatch(/^452 4\.2\.2 Mailbox full \[31m x+$/);
      expect(stopped.error.detail!.length).toBeLessThanOrEqual(200);
      const { rows, addressees } = orThrow(await client('diary', {}));
      expect(rows).toEqual([
        expect.objectContaining({ what: 'refused', count: 3, note: stopped.error.detail }),
      ]);
      expect(addressees.find(({ addressee }) => addressee === 'company')).toMatchObject({
        refused: 3,
        sent: 0,
      });
      isFull = false;
      expect(orThrow(await client('deliverByMail', mailTo(server)))).toMatchObject({ sent: 5, refused: 0 });
      expect(new Set(server.mails.map(idOf)).size).toBe(5);
    }),
  );
});

test('a connection lost after the mail left is uncertain: never sent again by itself, settled by a person', () => {
  const verdicts: ('take' | 'hang up' | 'take and hang up')[] = [
    'take',
    'hang up',
    'take and hang up',
    'take',
  ];
  let at = 0;
  return withServer({ verdict: () => verdicts[at++] ?? 'take' }, (server) =>
    withLetters(5, async ({ client }) => {
      const answer = orThrow(await client('deliverByMail', mailTo(server)));
      expect(answer).toMatchObject({ sent: 3 });
      expect(answer.uncertain).toHaveLength(2);
      const next = orThrow(await client('deliverByMail', mailTo(server)));
      expect(next).toMatchObject({
        sent: 0,
        uncertain: expect.arrayContaining(answer.uncertain) as string[],
      });
      expect(server.mails).toHaveLength(4);
      const here = (code: string): boolean => server.mails.some(({ raw }) => raw.includes(code));
      for (const code of answer.uncertain)
        orThrow(
          await client('settleMail', {
            addressee: 'company',
            as: here(code) ? 'sent' : 'again',
            codes: [code],
          }),
        );
      expect(orThrow(await client('deliverByMail', mailTo(server)))).toMatchObject({
        sent: 1,
        uncertain: [],
      });
      expect(new Set(server.mails.map(idOf)).size).toBe(5);
      expect(server.mails).toHaveLength(5);
    }),
  );
});

test('a server that closes the connection after each mail gets the next one over another', () =>
  withServer({ verdict: () => 'take the last' }, (server) =>
    withLetters(3, async ({ client }) => {
      expect(orThrow(await client('deliverByMail', mailTo(server)))).toMatchObject({
        sent: 3,
        uncertain: [],
      });
      expect([server.mails.length, server.connections()]).toEqual([3, 3]);
    }),
  ));

test('whoever gave in gets nothing more', () =>
  withServer({}, (server) =>
    withLetters(1, async ({ client }) => {
      const reply = { addressee: 'company', day: '2010-04-01', words: 'We pay.', gaveIn: true };
      orThrow(await client('noteReply', reply));
      for (const call of [
        () => client('deliverByMail', mailTo(server)),
        () => client('printRun', { addressee: 'company' }),
        () => client('faxRun', { addressee: 'company' }),
      ])
        expect(await call()).toEqual({ ok: false, error: { code: 'addressee_gave_in', detail: 'company' } });
      expect(server.connections()).toBe(0);
    }),
  ));

test('pausing keeps what is sent, and a run goes on where it stopped; two runs at a time there are not', () =>
  withServer({}, (server) =>
    withLetters(6, async ({ client }) => {
      const stop = new AbortController();
      const first = client('deliverByMail', mailTo(server), {
        signal: stop.signal,
        onProgress: ({ done }) => done === 2 && stop.abort(),
      });
      expect(await client('deliverByMail', mailTo(server))).toMatchObject({
        ok: false,
        error: { code: 'in_use' },
      });
      expect(await first).toEqual({ ok: false, error: { code: 'cancelled', finished: 2 } });
      expect(orThrow(await client('deliverByMail', mailTo(server)))).toMatchObject({ sent: 4 });
      expect(new Set(server.mails.map(idOf)).size).toBe(6);
      expect(server.mails).toHaveLength(6);
    }),
  ));

test('a locked desk sends nothing more', () =>
  withServer({}, (server) =>
    withLetters(4, async ({ client, core }) => {
      const result = await client('deliverByMail', mailTo(server), {
        onProgress: ({ done }) => done === 2 && core.lock(),
      });
      expect(result).toMatchObject({ ok: false, error: { code: 'locked' } });
      expect(server.mails).toHaveLength(2);
    }),
  ));
