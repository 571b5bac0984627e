/** `kill -9` while letters go out by mail: none twice whatever happens, and each once when somebody has looked at the server's log. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { orThrow } from '../../electron/contract/result.ts';
import { idOf, mailTo, withLetters } from '../support/delivery.ts';
import { report, tier } from '../support/figures.ts';
import { mutantProgram } from '../support/mutant-module.ts';
import { type SmtpServer, startSmtpServer, type TakenMail, type Verdict } from '../support/smtp-server.ts';
import { type KioskStory, passphrase } from '../support/with-kiosk.ts';

const entries = tier(6, 200);
const kills = tier(3, 20);
const root = path.resolve(import.meta.dirname, '../..');
const child = path.join(import.meta.dirname, 'mail-child.ts');

/** When it is killed: the server has all of the mail and has not taken it, has taken it and not said so, or has said so. */
const moments = ['before it is taken', 'before the answer', 'after the answer'] as const;

/** A server that kills whoever sends the next mail but so many. */
class KillingServer {
  server!: SmtpServer;
  victim: ChildProcess | undefined;
  #after = 0;
  #moment: (typeof moments)[number] = 'after the answer';

  async start(): Promise<this> {
    this.server = await startSmtpServer({ verdict: () => this.#judge() });
    return this;
  }

  /** Starts a sending process. @returns its answer, undefined when it was killed first */
  async send(
    data: string,
    kill?: { after: number; moment: (typeof moments)[number] },
    program = root,
  ): Promise<unknown> {
    this.#after = kill?.after ?? Number.POSITIVE_INFINITY;
    this.#moment = kill?.moment ?? 'after the answer';
    const input = JSON.stringify(mailTo(this.server));
    const sending = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', child, data, passphrase, input, program],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.victim = sending;
    let said = '';
    sending.stdout.on('data', (part: Buffer) => (said += part.toString('utf8')));
    await once(sending, 'close');
    return said === '' ? undefined : (JSON.parse(said) as unknown);
  }

  async #judge(): Promise<Verdict> {
    if (this.#after-- > 0) return 'take';
    const { victim } = this;
    if (this.#moment === 'after the answer') {
      // somewhere between its reading of our yes, its note, and its next mail
      void pause(Math.random() * 30).then(() => victim?.kill('SIGKILL'));
      return 'take';
    }
    victim?.kill('SIGKILL');
    if (victim && victim.exitCode === null && victim.signalCode === null) await once(victim, 'close');
    return this.#moment === 'before it is taken' ? 'hang up' : 'take and hang up';
  }
}

/** How often the mail that came most often came. */
const most = (mails: readonly TakenMail[]): number =>
  Math.max(0, ...[...Map.groupBy(mails, idOf).values()].map(({ length }) => length));

async function withKillingServer(
  story: (killing: KillingServer, kiosk: KioskStory) => Promise<void>,
  many = entries,
): Promise<void> {
  const killing = await new KillingServer().start();
  try {
    await withLetters(many, async (kiosk) => {
      // the vault is the other process's now
      kiosk.core.close();
      await story(killing, kiosk);
    });
  } finally {
    await killing.server.stop();
  }
}

test(
  `${kills} kills in ${entries} mails: at most once always, exactly once after a look at the server's log`,
  { timeout: 600_000 },
  () =>
    withKillingServer(async (killing, kiosk) => {
      const { server } = killing;
      for (let i = 0; i < kills; i++) {
        const after = Math.floor(Math.random() * Math.max(1, (entries / kills) * 1.5 - 1));
        await killing.send(kiosk.dataFolder, { after, moment: moments[i % moments.length]! });
        expect(most(server.mails)).toBeLessThanOrEqual(1);
      }
      const rest = await killing.send(kiosk.dataFolder);
      expect(rest).toMatchObject({ ok: true });
      expect(most(server.mails)).toBe(1);
      await kiosk.unlock();
      const { addressees, unreadable } = orThrow(await kiosk.client('diary', {}));
      const company = addressees.find(({ addressee }) => addressee === 'company')!;
      expect(company.sent + company.uncertain.length).toBe(entries);
      expect(unreadable).toBe(0);
      const hasIt = (code: string): boolean => server.mails.some(({ raw }) => raw.includes(`${code}.pdf`));
      for (const code of company.uncertain)
        orThrow(
          await kiosk.client('settleMail', {
            addressee: 'company',
            as: hasIt(code) ? 'sent' : 'again',
            codes: [code],
          }),
        );
      orThrow(await kiosk.client('deliverByMail', mailTo(server)));
      const ids = new Set(server.mails.map(idOf));
      report(
        'delivery',
        `kill -9 at ${kills} moments while ${entries} letters go out by mail`,
        `${company.uncertain.length} uncertain; after a look at the server's log ${ids.size} of ${entries} there, ${server.mails.length - ids.size} twice`,
        'all, 0 twice',
      );
      expect(ids.size).toBe(entries);
      expect(server.mails).toHaveLength(entries);
    }),
);

const file = 'electron/core/api/mail-run.ts';
const mutants = [
  [
    'what is uncertain is sent again',
    "state !== 'refused' && state !== 'again'",
    "state !== 'refused' && state !== 'uncertain'",
  ],
  ['nothing is noted before sending', "note({ what: 'sending', ...about });", ''],
] as const;

// each is two processes: the quick tier has one
test.for(mutants.slice(0, tier(1, mutants.length)))(
  'the mutant "%s" is caught',
  { timeout: 120_000 },
  ([name, line, becomes]) =>
    withKillingServer(async (killing, kiosk) => {
      const program = mutantProgram({ file, line, becomes });
      await killing.send(kiosk.dataFolder, { after: 1, moment: 'before the answer' }, program);
      await killing.send(kiosk.dataFolder, undefined, program);
      report('delivery', `mutant: ${name}`, `a mail came ${most(killing.server.mails)} times`, 'over 1');
      expect(most(killing.server.mails)).toBeGreaterThan(1);
    }, 3),
);
