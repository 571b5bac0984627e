/** Mail leaves this laptop encrypted, to a server that proves who it is, or not at all. */
import { expect, test } from 'vitest';

import type * as mailerModule from '../../../electron/core/delivery/mailer.ts';
import { connectionOptions, Mailer } from '../../../electron/core/delivery/mailer.ts';
import { mailTo, sender, withLetters } from '../../support/delivery.ts';
import { report } from '../../support/figures.ts';
import { mutantModule } from '../../support/mutant-module.ts';
import { type SmtpOptions, type SmtpServer, startSmtpServer } from '../../support/smtp-server.ts';

/** A loopback address that no exception is made for, where the system has one: it stands for a server elsewhere. */
const elsewhere = '127.0.0.2';
const isLinux = process.platform === 'linux';
const login = { user: 'union', secret: 'crocodile-Ω' };
const mail = { from: sender, to: ['board@harbour.example'], bytes: Buffer.from('Subject: x\r\n\r\nx\r\n') };

async function withServer<T>(options: SmtpOptions, story: (server: SmtpServer) => Promise<T>): Promise<T> {
  const server = await startSmtpServer(options);
  try {
    return await story(server);
  } finally {
    await server.stop();
  }
}

/** Hands one mail to a server elsewhere. @returns the refusal's code, or what became of the mail, and what the server saw of it */
const hand = (
  options: SmtpOptions,
  make: typeof Mailer = Mailer,
): Promise<{ outcome: string; mails: number; said: string[] }> =>
  withServer({ host: elsewhere, ...options }, async (server) => {
    const implicit = options.tls === 'implicit';
    const mailer = new make({ host: elsewhere, port: server.port, implicit, from: sender, ...login }, 5000);
    try {
      const { state } = await mailer.send(mail);
      return { outcome: state, mails: server.mails.length, said: server.said };
    } catch (error) {
      const { failure } = error as { failure: { code: string } };
      return { outcome: failure.code, mails: server.mails.length, said: server.said };
    } finally {
      mailer.close();
    }
  });

const bad: [name: string, options: SmtpOptions][] = [
  ['a server that offers no STARTTLS', { login }],
  ['a server that offers STARTTLS under a certificate that nobody vouches for', { tls: 'starttls', login }],
  ['a server that speaks TLS under such a certificate', { tls: 'implicit', login }],
];

test.skipIf(!isLinux).for(bad)('%s gets no name, no password and no mail', async ([name, options]) => {
  const { outcome, mails, said } = await hand(options);
  report(
    'delivery',
    name,
    `${outcome}, ${mails} mails, ${said.filter((line) => /AUTH|MAIL/.test(line)).length} logins`,
    'mail_insecure, 0, 0',
  );
  expect(outcome).toBe('mail_insecure');
  expect(mails).toBe(0);
  expect(said.filter((line) => !/^(EHLO|STARTTLS|QUIT)/.test(line))).toEqual([]);
});

const file = 'electron/core/delivery/mailer.ts';
test.skipIf(!isLinux).for([
  ['TLS where it is offered', 'requireTLS: here === undefined,', 'requireTLS: false,', bad[0]![1]],
  ['any certificate', 'rejectUnauthorized: here === undefined,', 'rejectUnauthorized: false,', bad[1]![1]],
] as const)('the mutant "%s" is caught', async ([name, line, becomes, options]) => {
  const mutant = await mutantModule<typeof mailerModule>(file, { file, line, becomes });
  const { outcome, mails } = await hand(options, mutant.Mailer);
  report('delivery', `mutant: ${name}`, `${outcome}, ${mails} mails`, 'over 0');
  expect(mails).toBe(1);
});

test('only this very laptop is excepted, by its three names', () => {
  for (const host of ['127.0.0.1', '::1', 'localhost', 'LOCALHOST'])
    expect(connectionOptions({ host, port: 25, from: sender })).toMatchObject({
      requireTLS: false,
      tls: { rejectUnauthorized: false },
    });
  for (const host of [
    'localhost.example',
    '127.0.0.1.example',
    '10.0.0.1',
    'mail.example',
    '127.0.0.2',
    '::2',
  ])
    expect(connectionOptions({ host, port: 587, from: sender }), host).toMatchObject({
      host,
      requireTLS: true,
      secure: false,
      tls: { rejectUnauthorized: true },
    });
  expect(connectionOptions({ host: 'mail.example', port: 465, from: sender }).secure).toBe(true);
  // a name is not asked of whoever answers for names
  expect(connectionOptions({ host: 'localhost', port: 25, from: sender }).host).toBe('127.0.0.1');
});

test('a wrong password, a server that is not there and one that says nothing are told in a sentence', () =>
  withLetters(1, async ({ client }) => {
    await withServer({ tls: 'starttls', login }, async (server) => {
      const wrong = { host: server.host, port: server.port, from: sender, user: 'union', secret: 'wrong' };
      const refused = await client('deliverByMail', mailTo(server, { server: wrong }));
      expect(refused).toEqual({
        ok: false,
        error: { code: 'mail_refused', detail: '535 5.7.8 Authentication failed for [31myou', finished: 0 },
      });
      await server.stop();
      const gone = await client('deliverByMail', mailTo(server));
      expect(gone).toMatchObject({ ok: false, error: { code: 'target_unreachable' } });
    }).catch((error: unknown) => {
      // stopped once already
      if (!String(error).includes('ERR_SERVER_NOT_RUNNING')) throw error;
    });
    await withServer({ greeting: '554 no service' }, async (server) =>
      expect(await client('deliverByMail', mailTo(server))).toMatchObject({
        ok: false,
        error: { code: 'mail_refused', detail: '554 no service' },
      }),
    );
    const { addressees } = await client('diary', {}).then((result) =>
      result.ok ? result.value : { addressees: [] },
    );
    expect(addressees.find(({ addressee }) => addressee === 'company')).toMatchObject({
      sent: 0,
      uncertain: [],
    });
  }));

test('a server that takes a mail and then says nothing leaves it uncertain', () =>
  withServer({ verdict: () => new Promise(() => {}) }, async (server) => {
    const mailer = new Mailer({ host: server.host, port: server.port, from: sender }, 300);
    expect(await mailer.send(mail)).toMatchObject({ state: 'uncertain' });
    mailer.close();
  }));
