/** Commands that get letters to their addressees, and keep the diary of it. */
import path from 'node:path';

import type { MailServer } from '../../contract/delivery.ts';
import { orThrow } from '../../contract/result.ts';
import { type Arguments, type CommandOption, need, needCount, oneOf, UsageError } from './arguments.ts';
import { type Command, credentialsFrom, plain, unlock } from './command.ts';
import { progressLine } from './output.ts';

const ways = ['post', 'fax', 'hand', 'email'] as const;

/** Where `--server` says, as whom the file says. Nothing secret is taken from an argument: arguments are seen by every process. */
function serverFrom(args: Arguments): MailServer {
  const url = URL.parse(need(args, 'server'));
  const isSecure = url?.protocol === 'smtps:';
  if (!url || !(isSecure || url.protocol === 'smtp:') || url.username !== '' || url.hostname === '')
    throw new UsageError('--server takes smtps://HOST:465 or smtp://HOST:587, without a name or password');
  const port = Number(url.port) || (isSecure ? 465 : 587);
  const host = url.hostname.replaceAll(/^\[|\]$/g, '');
  const from = need(args, 'from');
  return {
    host,
    port,
    ...(isSecure && port !== 465 && { implicit: true }),
    from,
    ...credentialsFrom(args).credentials,
  };
}

const given = <K extends string>(args: Arguments, option: CommandOption, as: K): Partial<Record<K, number>> =>
  (args.options[option] === undefined ? {} : { [as]: needCount(args, option) }) as Partial<Record<K, number>>;

export const deliveryCommands: Readonly<Record<string, Command>> = {
  'deliver mail': {
    usage:
      '--to ADDRESSEE --server URL --from ADDRESS [--credentials-file FILE] [--per-hour N] [--test-to ADDRESS] [--together N] [--limit N] [--letters DIR]',
    words: [0, 0],
    run: async (args, host) => {
      const { letters, 'test-to': testTo } = args.options;
      const input = {
        addressee: need(args, 'to'),
        server: serverFrom(args),
        perHour: needCount(args, 'per-hour', 60),
        ...given(args, 'together', 'together'),
        ...given(args, 'limit', 'limit'),
        ...(testTo !== undefined && { testTo }),
        ...(letters !== undefined && { from: path.resolve(letters) }),
      };
      await unlock(args, host);
      const said = orThrow(await host.client('deliverByMail', input, { onProgress: progressLine() }));
      const { refused, uncertain, missing, changed } = said;
      return { answer: said, failed: refused + uncertain.length + missing + changed.length > 0 };
    },
  },
  'deliver print': {
    usage: '--to ADDRESSEE --out FILE [--duplex] [--paper auto|a4|letter]',
    words: [0, 0],
    run: async (args, host) => {
      const input = { ...runInput(args), duplex: args.duplex };
      await unlock(args, host);
      return plain(await host.client('printRun', input, { onProgress: progressLine() }));
    },
  },
  'deliver fax': {
    usage: '--to ADDRESSEE --out FILE [--paper auto|a4|letter]',
    words: [0, 0],
    run: async (args, host) => {
      const input = runInput(args);
      await unlock(args, host);
      return plain(await host.client('faxRun', input, { onProgress: progressLine() }));
    },
  },
  'deliver diary': {
    usage: '[--out FILE [--format csv|json]]',
    words: [0, 0],
    run: async (args, { client }) => {
      const { out } = args.options;
      if (out === undefined) return plain(await client('diary', {}));
      const format = oneOf(args, 'format', ['csv', 'json'], 'csv');
      return plain(await client('exportDiary', { format, out: path.resolve(out) }));
    },
  },
  'deliver note': {
    usage: '--to ADDRESSEE --way post|fax|hand|email --count N --day YYYY-MM-DD [--proof TEXT]',
    words: [0, 0],
    run: async (args, { client }) =>
      plain(
        await client('noteDelivery', {
          addressee: need(args, 'to'),
          way: oneOf(args, 'way', ways),
          count: needCount(args, 'count'),
          day: need(args, 'day'),
          proof: args.options.proof ?? '',
        }),
      ),
  },
  'deliver reply': {
    usage: '--to ADDRESSEE --day YYYY-MM-DD --words TEXT [--gave-in]',
    words: [0, 0],
    run: async (args, { client }) =>
      plain(
        await client('noteReply', {
          addressee: need(args, 'to'),
          day: need(args, 'day'),
          words: need(args, 'words'),
          gaveIn: args.gaveIn,
        }),
      ),
  },
  'deliver settle': {
    usage: '--to ADDRESSEE --as sent|again|bounced [CODE…]',
    words: [0, Infinity],
    run: async (args, { client }, codes) =>
      plain(
        await client('settleMail', {
          addressee: need(args, 'to'),
          as: oneOf(args, 'as', ['sent', 'again', 'bounced']),
          ...(codes.length > 0 && { codes: [...codes] }),
        }),
      ),
  },
};

const runInput = (args: Arguments): { addressee: string; out: string; paper: 'auto' | 'a4' | 'letter' } => ({
  addressee: need(args, 'to'),
  out: path.resolve(need(args, 'out')),
  paper: oneOf(args, 'paper', ['auto', 'a4', 'letter'], 'auto'),
});
