/** Hostile names, subjects, organisations and addresses: no mail gains a header, a recipient or a part by them. Read by Python. */
import { expect, test } from 'vitest';

import { mailAddress } from '../../../electron/core/delivery/address.ts';
import { safeAnswer } from '../../../electron/core/delivery/mailer.ts';
import type * as messageModule from '../../../electron/core/delivery/message.ts';
import { compose, type Message } from '../../../electron/core/delivery/message.ts';
import { mailHeaders, readMails } from '../../support/delivery.ts';
import { type Draw, drawFrom } from '../../support/draw.ts';
import { report, tier } from '../../support/figures.ts';
import { hostileString } from '../../support/hostile-strings.ts';
import { mutantModule } from '../../support/mutant-module.ts';
import { needTool } from '../../support/tools.ts';

const seed = Date.now() & 0x7fff_ffff;
const count = tier(200, 1000);

/** What may end a header, or look as if it did, and what somebody would put behind it. */
const ends = [
  '\r\n',
  '\n',
  '\r',
  '\u2028',
  '\u2029',
  '\u0085',
  '\v',
  '\f',
  '\0',
  '\r\n\r\n',
  '\n\n',
  '%0d%0a',
  '=?utf-8?q?=0D=0A?=',
  '嘊嘍',
];
const injected = [
  'Bcc: evil@evil.example',
  'X-Injected: yes',
  'Subject: other',
  '--boundary--',
  '.',
  'Content-Type: text/html',
  'To: evil@evil.example',
];

/** What goes out as it is typed, since it is plain letters, and whoever reads it decodes. */
const encoded = [
  '=?utf-8?q?=0D=0ABcc:_evil@evil.example?=',
  'Grace =?utf-8?b?DQpYLUluamVjdGVkOiB5ZXM=?=',
  '=?utf-8?q?=0D=0A?= =?utf-8?q?x?=',
];

function hostile(draw: Draw): string {
  if (draw.once(8)) return draw.pick(encoded);
  if (draw.once(3)) return hostileString(draw);
  const start = draw.pick(['', 'Grace', 'Ә', '"', '<', '\u202e', '\ud800']);
  const end = draw.pick(['', 'x', '>', '", evil@evil.example, "']);
  return `${start}${draw.pick(ends)}${draw.pick(injected)}${draw.pick(['', ...ends])}${end}`;
}

const messageOf = (draw: Draw): Message => ({
  id: '<0123@harbour-strike.invalid>',
  organisation: hostile(draw),
  from: 'union@dockers.example',
  to: ['board@harbour.example'],
  subject: hostile(draw),
  paragraphs: [hostile(draw), hostile(draw)],
  language: 'en',
  letters: [{ name: 'harbour-strike-company-0123456789.pdf', bytes: Buffer.from('%PDF-1.7') }],
});

/** Composes so many and says in how many something was gained. */
async function gained(
  python: string,
  composing: typeof compose,
  draw: Draw,
  many: number,
): Promise<string[]> {
  const messages = Array.from({ length: many }, () => messageOf(draw));
  const mails: { raw: Buffer }[] = [];
  for (const message of messages) mails.push({ raw: (await composing(message)).bytes });
  return readMails(python, mails).flatMap((mail, i) => {
    const raw = mails[i]!.raw.toString('latin1');
    const isUsual =
      mail.names.toSorted().join() === mailHeaders.join() &&
      JSON.stringify([mail.to, mail.replyTo]) ===
        '[[["","board@harbour.example"]],[["","union@dockers.example"]]]' &&
      mail.from.length === 1 &&
      mail.from[0]![1] === 'union@dockers.example' &&
      mail.attachments.length === 1 &&
      mail.id === '<0123@harbour-strike.invalid>' &&
      mail.defects === 0 &&
      !/[\x80-\xff]|(?<!\r)\n|\r(?!\n)/.test(raw) &&
      raw.split('\r\n').every((line) => line.length <= 998) &&
      !/[\p{Cc}\u2028\u2029\u202a-\u202e]/u.test(mail.subject + mail.from[0]![0]);
    return isUsual ? [] : [JSON.stringify(messages[i])];
  });
}

test(`${count} hostile mails gain nothing`, { timeout: 120_000 }, async (ctx) => {
  const found = await gained(needTool(ctx, 'python3'), compose, drawFrom(seed), count);
  report(
    'exports',
    `mails with hostile names and subjects, seed ${seed}, Python`,
    `${found.length} of ${count} gained something`,
    '0',
  );
  expect(found).toEqual([]);
});

test.for([
  ['headers as they were typed', 'normaliseLine(text).replaceAll', 'text.replaceAll'],
  ['encoded words as they were typed', ".replaceAll('=?', '= ?')", ''],
] as const)('the mutant "%s" is caught', async ([name, line, becomes], ctx) => {
  const python = needTool(ctx, 'python3');
  const file = 'electron/core/delivery/message.ts';
  const mutant = await mutantModule<typeof messageModule>(file, { file, line, becomes });
  const found = await gained(python, mutant.compose, drawFrom(20_100_309), 100);
  report('exports', `mutant: ${name}`, `${found.length} of 100 mails gained something`, 'over 0');
  expect(found.length).toBeGreaterThan(0);
});

test('an address is one address', () => {
  for (const address of ['board@harbour.example', "o'neill+x@a-b.example.org", 'x@xn--e1afmkfd.example'])
    expect(mailAddress(` ${address} `)).toBe(address);
  expect(mailAddress('union@пример.example')).toBe('union@xn--e1afmkfd.example');
  const draw = drawFrom(seed + 1);
  const made = Array.from({ length: count }, () =>
    draw.pick([
      () => `board@harbour.example${draw.pick(ends)}${draw.pick(injected)}`,
      () => `${hostile(draw)}@harbour.example`,
      () => `board@${hostile(draw)}`,
      () => `board@harbour.example${draw.pick([',', ';', ' ', '>', '\t', '\u00a0', ' ,'])}evil@evil.example`,
      () => `"${hostile(draw)}"@harbour.example`,
      () => `Board <board@harbour.example>`,
      () => `board@harbour.example(${hostile(draw)})`,
      () => `board@[127.0.0.1]`,
      () => 'board@localhost',
      () => `${'x'.repeat(65)}@harbour.example`,
      () => `x@${'y'.repeat(64)}.example`,
      () => 'юнион@harbour.example',
    ])(),
  );
  const taken = made.flatMap((address) => {
    try {
      return [mailAddress(address)];
    } catch (error) {
      expect((error as { failure: object }).failure).toMatchObject({ code: 'bad_input' });
      return [];
    }
  });
  for (const address of taken) expect(address).toMatch(/^[\x21-\x7e]+@[A-Za-z0-9.-]+$/);
  for (const address of taken) expect(address).not.toMatch(/[\s<>",;:\\()[\]]/);
  report(
    'exports',
    `hostile addresses, seed ${seed}`,
    `${made.length - taken.length} of ${made.length} refused, others harmless`,
    '0 harmful',
  );
});

test('what a server says is shown short and without controls', () => {
  const draw = drawFrom(seed + 2);
  for (let i = 0; i < count; i++) {
    const said = safeAnswer(`550 ${hostile(draw)}${'y'.repeat(draw.below(5000))}\ud800`);
    expect(said.length).toBeLessThanOrEqual(200);
    expect(said).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  }
});
