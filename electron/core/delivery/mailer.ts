/**
 * Hands mail to a server, one connection at a time. It never tries a mail a second time once the server may have it: nodemailer's
 * own pool does when a connection closes under it, hence its bare connection here.
 */
import { Readable } from 'node:stream';

import SMTPConnection from 'nodemailer/lib/smtp-connection';

import type { MailServer } from '../../contract/delivery.ts';
import { Refused } from '../../contract/result.ts';
import type { Composed } from './message.ts';

/** What became of a mail. `uncertain`: the server may have taken it, and the connection was lost before it said so. */
export interface Delivered {
  state: 'sent' | 'refused' | 'uncertain';
  /** What the server said, made safe to show. */
  said: string;
}

type ConnectionOptions = ConstructorParameters<typeof SMTPConnection>[0] & object;

const loopback: Readonly<Record<string, string>> = {
  localhost: '127.0.0.1',
  '127.0.0.1': '127.0.0.1',
  '::1': '::1',
};

/**
 * Mail leaves this laptop under TLS with a certificate that holds, or not at all. Only a server on this very laptop is excepted: a
 * relay or a bridge, whose certificate nobody signed.
 */
export function connectionOptions(
  { host, port, implicit }: MailServer,
  patience = 120_000,
): ConnectionOptions {
  const here = loopback[host.toLowerCase()];
  return {
    host: here ?? host,
    port,
    secure: implicit ?? port === 465,
    requireTLS: here === undefined,
    tls: { rejectUnauthorized: here === undefined, minVersion: 'TLSv1.2' },
    // nodemailer would say this laptop's name
    name: '[127.0.0.1]',
    connectionTimeout: Math.min(patience, 30_000),
    greetingTimeout: Math.min(patience, 30_000),
    dnsTimeout: Math.min(patience, 30_000),
    socketTimeout: patience,
    socketCloseTimeout: 1000,
    maxResponseSize: 16 * 1024,
    // nothing of what is said goes into a log: it begins with the password
    logger: false,
    debug: false,
  };
}

/** Longest answer of a server that is shown or stored, in UTF-16 units. */
const longestAnswer = 200;

/** A server's words without controls and without what they could run to. */
export const safeAnswer = (text: string): string =>
  [...text.toWellFormed().replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')]
    .join('')
    .trim()
    .slice(0, longestAnswer)
    .toWellFormed();

/** What nodemailer's errors carry. */
interface SmtpError extends Error {
  code?: string | undefined;
  originalCode?: string | undefined;
  command?: string | undefined;
  response?: string | undefined;
  responseCode?: number | undefined;
}

export class Mailer {
  readonly #server: MailServer;
  readonly #patience: number | undefined;
  #connection: SMTPConnection | undefined;

  /** @param patience milliseconds to wait for a server that says nothing */
  constructor(server: MailServer, patience?: number) {
    this.#server = server;
    this.#patience = patience;
  }

  /**
   * Hands one mail in.
   * @throws Refused `target_unreachable`, `mail_insecure` or `mail_refused` when not even an attempt was made; then it was not sent
   */
  async send(mail: Composed): Promise<Delivered> {
    const isKept = this.#connection !== undefined;
    const handed = { data: false };
    try {
      return await this.#hand(mail, handed);
    } catch (error) {
      this.close();
      const failed = error as SmtpError;
      if (isOfThisMail(failed)) return { state: 'refused', said: safeAnswer(failed.response ?? '') };
      if (handed.data) return { state: 'uncertain', said: safeAnswer(failed.message) };
      // a server hangs up on who says nothing for a while; it has nothing of this mail yet
      if (isKept && [undefined, 421].includes(failed.responseCode)) return this.send(mail);
      throw this.#refusal(failed);
    }
  }

  close(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }

  async #hand(mail: Composed, handed: { data: boolean }): Promise<Delivered> {
    const connection = (this.#connection ??= await this.#connect());
    const content = new Readable({
      read() {
        // asked for when the server has said "go ahead", not before
        handed.data = true;
        this.push(mail.bytes);
        this.push(null);
      },
    });
    const envelope = { from: mail.from, to: mail.to, size: mail.bytes.length };
    const { response, rejected } = await untilError<{ response: string; rejected: string[] }>(
      connection,
      (done) => connection.send(envelope, content, done),
    );
    const others = rejected.length === 0 ? '' : ` (refused: ${rejected.join(', ')})`;
    return { state: 'sent', said: safeAnswer(`${response}${others}`) };
  }

  async #connect(): Promise<SMTPConnection> {
    const { user, secret } = this.#server;
    const connection = new SMTPConnection(connectionOptions(this.#server, this.#patience));
    // what goes wrong while nothing is under way shows at the next mail
    connection.on('error', () => this.#forget(connection));
    connection.once('end', () => this.#forget(connection));
    try {
      await untilError<unknown>(connection, (done) =>
        connection.connect((error) => done(error ?? null, null)),
      );
      if (user !== undefined)
        await untilError<unknown>(connection, (done) => connection.login({ user, pass: secret ?? '' }, done));
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  #forget(connection: SMTPConnection): void {
    if (this.#connection === connection) this.#connection = undefined;
  }

  #refusal(error: SmtpError): Refused {
    const { code, originalCode = '', response } = error;
    if (code === 'ETLS' || /CERT|SIGNED|ALTNAME|SSL|TLS|UNABLE_TO/.test(originalCode))
      return new Refused('mail_insecure', this.#server.host, { cause: error });
    if (error.responseCode !== undefined || code === 'EAUTH' || code === 'EMESSAGE')
      return new Refused('mail_refused', safeAnswer(response ?? error.message), { cause: error });
    return new Refused('target_unreachable', `${this.#server.host}:${this.#server.port}`, { cause: error });
  }
}

/** Runs one step of a connection: to its end, or to an error that the connection itself has meanwhile. */
async function untilError<T>(
  connection: SMTPConnection,
  step: (done: (error: Error | null, value: T) => void) => void,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  connection.once('error', reject);
  try {
    step((error, value) => (error ? reject(error) : resolve(value)));
    return await promise;
  } finally {
    connection.off('error', reject);
  }
}

/** Whether the server said no to this mail or its recipients, and not to us. */
const isOfThisMail = ({ code, command, responseCode = 0 }: SmtpError): boolean =>
  responseCode >= 400 &&
  ((code === 'EMESSAGE' && command === 'DATA') || (code === 'EENVELOPE' && command !== 'MAIL FROM'));
