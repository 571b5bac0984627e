/**
 * A small strict SMTP server at a loopback address (RFC 5321): it keeps every mail it took as it came, and notes what a client may not
 * do. With a certificate it offers STARTTLS, or speaks TLS from the first byte.
 */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

import { certificateKey } from '../../electron/core/holder/certificate-key.ts';
import { issueCertificate } from '../../electron/seal/certificate.ts';
import { deriveKeys } from '../../electron/seal/keys.ts';

/** A mail that the server said yes to. */
export interface TakenMail {
  from: string;
  to: string[];
  /** Headers and body, lines ended by CRLF, dots as they were meant. */
  raw: Buffer;
  secure: boolean;
  user: string | undefined;
}

/** What the server does when all of a mail has come: take it, also as its last, answer something else, or hang up before or after taking it. */
export type Verdict = 'take' | 'take the last' | 'hang up' | 'take and hang up' | { say: string };

export interface SmtpOptions {
  host?: string;
  /** TLS with a certificate that nobody vouches for: offered by STARTTLS, or from the first byte. */
  tls?: 'starttls' | 'implicit';
  /** Whom it lets in; without it nobody has to log in. */
  login?: { user: string; secret: string };
  /** Its answer to a recipient, where that is not yes. */
  recipient?: (address: string) => string | undefined;
  /** Asked for each mail, counted from 1; may take its time. */
  verdict?: (number: number, mail: TakenMail) => Verdict | Promise<Verdict>;
  greeting?: string;
}

export interface SmtpServer {
  host: string;
  port: number;
  /** In the order in which they were taken. */
  mails: TakenMail[];
  /** What clients did that they may not. */
  problems: string[];
  /** Every line that a client said outside of mails. */
  said: string[];
  connections: () => number;
  stop: () => Promise<void>;
}

let certificate: Promise<{ key: string; cert: string }> | undefined;

/** A self-signed certificate. */
const selfSigned = (): Promise<{ key: string; cert: string }> =>
  (certificate ??= (async () => {
    const secrets = await deriveKeys(new Uint8Array(32).fill(7));
    const der = issueCertificate({
      organisation: 'mail.example',
      validFrom: '2010-01-01',
      secret: secrets.certificateSecret,
      publicKey: secrets.certificatePublic,
    });
    const body = Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g)!
      .join('\n');
    const key = certificateKey(secrets).export({ type: 'pkcs8', format: 'pem' }) as string;
    return { key, cert: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n` };
  })());

export async function startSmtpServer(options: SmtpOptions = {}): Promise<SmtpServer> {
  const { host = '127.0.0.1' } = options;
  const context = options.tls ? createSecureContext(await selfSigned()) : undefined;
  const sockets = new Set<Socket>();
  let connections = 0;
  const state: Pick<SmtpServer, 'mails' | 'problems' | 'said'> = { mails: [], problems: [], said: [] };
  const secured = (socket: Socket): TLSSocket => {
    const upgraded = new TLSSocket(socket, { isServer: true, secureContext: context! });
    upgraded.on('error', () => {});
    return upgraded;
  };
  const server: Server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    new Conversation(options, state, secured).start(options.tls === 'implicit' ? secured(socket) : socket);
  });
  server.listen(0, host);
  await once(server, 'listening');
  return {
    host,
    port: (server.address() as AddressInfo).port,
    ...state,
    connections: () => connections,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One client. */
class Conversation {
  readonly #options: SmtpOptions;
  readonly #state: Pick<SmtpServer, 'mails' | 'problems' | 'said'>;
  readonly #secured: (socket: Socket) => TLSSocket;
  #socket!: Socket;
  #waiting = Buffer.alloc(0);
  #inData = false;
  #login: 'user' | 'secret' | undefined;
  #user: string | undefined;
  #from: string | undefined;
  #to: string[] = [];
  #isEightBit = false;

  constructor(
    options: SmtpOptions,
    state: Pick<SmtpServer, 'mails' | 'problems' | 'said'>,
    secured: (socket: Socket) => TLSSocket,
  ) {
    this.#options = options;
    this.#state = state;
    this.#secured = secured;
  }

  start(socket: Socket): void {
    this.#listen(socket);
    this.#say(this.#options.greeting ?? '220 mail.example ESMTP');
  }

  #listen(socket: Socket): void {
    this.#socket = socket;
    socket.on('data', (data: Buffer) => {
      this.#waiting = Buffer.concat([this.#waiting, data]);
      this.#read();
    });
  }

  #say(line: string): void {
    if (!this.#socket.destroyed) this.#socket.write(`${line}\r\n`);
  }

  #read(): void {
    for (;;) {
      if (this.#inData) {
        const end = this.#waiting.indexOf('\r\n.\r\n');
        if (end < 0) return;
        const raw = this.#waiting.subarray(0, end + 2);
        this.#waiting = this.#waiting.subarray(end + 5);
        this.#inData = false;
        void this.#judge(Buffer.from(raw.toString('latin1').replaceAll(/(^|\r\n)\./g, '$1'), 'latin1'), raw);
        return;
      }
      const end = this.#waiting.indexOf('\r\n');
      if (end < 0) return;
      const line = this.#waiting.subarray(0, end).toString('latin1');
      this.#waiting = this.#waiting.subarray(end + 2);
      if (this.#waiting.length > 0) this.#problem('spoke before the answer', line);
      if (/[\r\n\0]|[^\x20-\x7e]/.test(line)) this.#problem('odd characters in a command', line);
      this.#state.said.push(line);
      this.#hear(line);
    }
  }

  #problem(what: string, line: string): void {
    this.#state.problems.push(`${what}: ${line.slice(0, 80)}`);
  }

  #hear(line: string): void {
    if (this.#login) return this.#hearLogin(line);
    const verb = line.split(' ', 1)[0]!.toUpperCase();
    const rest = line.slice(line.indexOf(' ') + 1);
    switch (verb) {
      case 'EHLO':
        return this.#greet(rest);
      case 'STARTTLS':
        return this.#startTls();
      case 'AUTH':
        return this.#auth(rest);
      case 'MAIL':
        return this.#mail(rest);
      case 'RCPT':
        return this.#recipient(rest);
      case 'DATA':
        if (this.#to.length === 0) return this.#say('503 no recipients');
        this.#inData = true;
        return this.#say('354 go ahead');
      case 'RSET':
        this.#reset();
        return this.#say('250 forgotten');
      case 'QUIT':
        this.#say('221 bye');
        return void this.#socket.end();
      default:
        this.#problem('unknown command', line);
        return this.#say('500 what?');
    }
  }

  get #isSecure(): boolean {
    return this.#socket instanceof TLSSocket;
  }

  #greet(name: string): void {
    if (!/^\[[\d.]+\]$/.test(name)) this.#problem('says a name', name);
    const offers = ['mail.example', 'SIZE 50000000', '8BITMIME'];
    if (this.#options.tls === 'starttls' && !this.#isSecure) offers.push('STARTTLS');
    if (this.#options.login) offers.push('AUTH PLAIN LOGIN');
    for (const [i, offer] of offers.entries()) this.#say(`250${i < offers.length - 1 ? '-' : ' '}${offer}`);
  }

  #startTls(): void {
    if (this.#options.tls !== 'starttls' || this.#isSecure) return this.#say('502 no');
    this.#say('220 go on');
    const plain = this.#socket;
    plain.removeAllListeners('data');
    this.#listen(this.#secured(plain));
  }

  #auth(rest: string): void {
    const [kind, first] = rest.split(' ');
    if (kind?.toUpperCase() === 'PLAIN' && first !== undefined) {
      const [, user, secret] = Buffer.from(first, 'base64').toString('utf8').split('\0');
      return this.#letIn(user, secret);
    }
    this.#login = 'user';
    this.#say('334 VXNlcm5hbWU6');
  }

  #hearLogin(line: string): void {
    const text = Buffer.from(line, 'base64').toString('utf8');
    if (this.#login === 'user') {
      this.#user = text;
      this.#login = 'secret';
      return this.#say('334 UGFzc3dvcmQ6');
    }
    this.#login = undefined;
    this.#letIn(this.#user, text);
  }

  #letIn(user: string | undefined, secret: string | undefined): void {
    const { login } = this.#options;
    const isRight = user === login?.user && secret === login?.secret;
    this.#user = isRight ? user : undefined;
    this.#say(isRight ? '235 welcome' : '535 5.7.8 Authentication failed\u0007 for \u001b[31myou');
  }

  #mail(rest: string): void {
    if (this.#options.login && this.#user === undefined) return this.#say('530 log in first');
    if (this.#from !== undefined) this.#problem('a mail within a mail', rest);
    const path = /^FROM:<([^<>\s]*)>((?: [A-Z0-9]+(?:=\S+)?)*)$/i.exec(rest);
    if (!path) {
      this.#problem('not a path', rest);
      return this.#say('501 not a path');
    }
    this.#from = path[1]!;
    this.#isEightBit = /BODY=8BITMIME/i.test(path[2]!);
    this.#say('250 fine');
  }

  #recipient(rest: string): void {
    const address = /^TO:<([^<>\s]+)>$/i.exec(rest)?.[1];
    if (address === undefined) {
      this.#problem('not a path', rest);
      return this.#say('501 not a path');
    }
    const no = this.#options.recipient?.(address);
    if (no === undefined) this.#to.push(address);
    this.#say(no ?? '250 fine');
  }

  #reset(): void {
    this.#from = undefined;
    this.#to = [];
  }

  async #judge(raw: Buffer, asCame: Buffer): Promise<void> {
    const text = asCame.toString('latin1');
    if (/(?<!\r)\n|\r(?!\n)/.test(text)) this.#problem('a bare line end', '');
    if (text.split('\r\n').some((line) => line.length > 998)) this.#problem('a line over 998', '');
    if (!this.#isEightBit && /[\x80-\xff]/.test(text)) this.#problem('eight bits', '');
    const mail = { from: this.#from!, to: this.#to, raw, secure: this.#isSecure, user: this.#user };
    this.#reset();
    const { mails } = this.#state;
    const verdict = (await this.#options.verdict?.(mails.length + 1, mail)) ?? 'take';
    if (typeof verdict === 'string' && verdict !== 'hang up') mails.push(mail);
    if (verdict === 'take' || verdict === 'take the last') {
      this.#say(`250 2.0.0 Ok: queued as ${String(mails.length).padStart(6, '0')}`);
      if (verdict === 'take the last') this.#socket.end();
    } else if (typeof verdict === 'object') this.#say(verdict.say);
    else this.#socket.destroy();
  }
}
