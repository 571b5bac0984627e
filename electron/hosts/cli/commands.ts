/** The commands: each a few calls of the contract. What they print with `--json` is relied on by other programs. */
import path from 'node:path';

import { orThrow, Refused } from '../../contract/result.ts';
import { fromBase64, toBase64 } from '../../seal/bytes.ts';
import { entryIds, readWithdrawalCode } from '../../seal/codes.ts';
import { writeNewFile } from '../node/files.ts';
import { need, needCount, UsageError } from './arguments.ts';
import { type Command, credentialsFrom, plain, readBytes, readText, unlock, withRefused } from './command.ts';
import { custodyCommands } from './custody-commands.ts';
import { deliveryCommands } from './delivery-commands.ts';
import { demo } from './demo.ts';
import { letterCommands } from './letter-commands.ts';
import { progressLine } from './output.ts';
import { firstLine, withoutMark } from './passphrase.ts';
import { simulateFile, simulatePlausible } from './simulate.ts';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(withoutMark(text));
  } catch (error) {
    throw new Refused('campaign_bad_shape', 'not JSON', { cause: error });
  }
}

export const commands: Readonly<Record<string, Command>> = {
  'campaign new': {
    usage: 'FILE.json --out DIR [--sheet FILE]',
    words: [1, 1],
    run: async (args, { client }, [file]) => {
      const out = need(args, 'out');
      const { sheet } = args.options;
      const draft = parseJson(readText(file!));
      const recoverySheet = sheet === undefined ? {} : { recoverySheet: path.resolve(sheet) };
      const authored = orThrow(await client('authorCampaign', { draft, ...recoverySheet }));
      const note = path.join(out, `${authored.id}.1.roundrobin`);
      const keys = path.join(out, `${authored.id}.keys.age`);
      writeNewFile(keys, fromBase64(authored.keys));
      writeNewFile(note, authored.note);
      const { id, fingerprint, passphrase } = authored;
      return { answer: { id, note, keys, fingerprint, passphrase, ...recoverySheet } };
    },
  },
  'campaign check': {
    usage: 'FILE',
    words: [1, 1],
    run: async (_, { client }, [file]) => plain(await client('checkCampaign', { note: readText(file!) })),
  },
  'campaign load': {
    usage: 'FILE [--keys FILE]',
    words: [1, 1],
    run: async (args, { client }, [file]) => {
      const { keys } = args.options;
      const passphrase = args.passphraseFile;
      return plain(
        await client('loadCampaign', {
          note: readText(file!),
          ...(keys === undefined ? {} : { keys: toBase64(readBytes(keys)) }),
          ...(keys !== undefined || passphrase === undefined
            ? {}
            : { deskPassphrase: firstLine(passphrase) }),
        }),
      );
    },
  },
  'campaign diff': {
    usage: 'FILE',
    words: [1, 1],
    run: async (_, { client }, [file]) => plain(await client('compareVersions', { note: readText(file!) })),
  },
  'campaign sign': {
    usage: 'FILE.json [--out FILE]',
    words: [1, 1],
    run: async (args, host, [file]) => {
      const draft = parseJson(readText(file!));
      await unlock(args, host);
      const { version, fingerprint } = orThrow(await host.client('signVersion', { draft }));
      const out = args.options.out === undefined ? {} : { out: path.resolve(args.options.out) };
      const exported = orThrow(await host.client('exportCampaign', out));
      return { answer: { id: exported.id, version, fingerprint, note: exported.out } };
    },
  },
  'meeting open': {
    usage: '--name NAME --place PLACE --day YYYY-MM-DD',
    words: [0, 0],
    run: async (args, { client }) =>
      plain(
        await client('openMeeting', {
          name: need(args, 'name'),
          place: need(args, 'place'),
          day: need(args, 'day'),
        }),
      ),
  },
  'meeting pause': {
    usage: '',
    words: [0, 0],
    run: async (_, { client }) => plain(await client('pauseMeeting', {})),
  },
  'meeting resume': {
    usage: '',
    words: [0, 0],
    run: async (_, { client }) => plain(await client('resumeMeeting', {})),
  },
  'meeting close': {
    usage: '[--heads N]',
    words: [0, 0],
    run: async (args, { client }) => {
      const { heads } = args.options;
      return plain(
        await client('closeMeeting', heads === undefined ? {} : { heads: needCount(args, 'heads') }),
      );
    },
  },
  simulate: {
    usage: '--entries N --seed S | --from FILE.jsonl',
    words: [0, 0],
    run: async (args, { client }) =>
      withRefused(
        args.options.from === undefined
          ? await simulatePlausible(client, needCount(args, 'entries'), needCount(args, 'seed', 1))
          : await simulateFile(client, args.options.from),
      ),
  },
  status: {
    usage: '',
    words: [0, 0],
    run: async (_, { client }) => plain(await client('overview', {})),
  },
  rescue: {
    usage: '',
    words: [0, 0],
    run: async (_, { client }) => {
      const rescued = orThrow(await client('rescueVault', {}));
      return { answer: rescued, failed: rescued.lost > 0 };
    },
  },
  ...letterCommands,
  verify: {
    usage: 'FILE…',
    words: [1, Infinity],
    run: async (args, host, files) => {
      if (args.passphraseFile !== undefined) await unlock(args, host);
      const result = orThrow(
        await host.client('verify', { files: [...files] }, { onProgress: progressLine() }),
      );
      return { answer: result, failed: result.files.some(({ result: said }) => said !== 'valid') };
    },
  },
  sync: {
    usage: '--to TARGET [--credentials-file FILE] [--early]',
    words: [0, 0],
    run: async (args, { client }) => {
      const input = { to: need(args, 'to'), early: args.early, ...credentialsFrom(args) };
      return plain(await client('sync', input, { onProgress: progressLine() }));
    },
  },
  merge: {
    usage: '--from TARGET [--credentials-file FILE]',
    words: [0, 0],
    run: async (args, host) => {
      const input = { from: need(args, 'from'), ...credentialsFrom(args) };
      await unlock(args, host);
      const merged = orThrow(await host.client('merge', input, { onProgress: progressLine() }));
      return { answer: merged, failed: merged.quarantined.length > 0 };
    },
  },
  'device show': {
    usage: '',
    words: [0, 0],
    run: async (_, { client }) => plain(await client('showDevice', {})),
  },
  'device enrol': {
    usage: 'CODE',
    words: [1, 1],
    run: async (args, host, [code]) => {
      await unlock(args, host);
      return plain(await host.client('enrolDevice', { code: code! }));
    },
  },
  'device list': {
    usage: '',
    words: [0, 0],
    run: async (_, { client }) => plain(await client('listDevices', {})),
  },
  'device revoke': {
    usage: 'CODE',
    words: [1, 1],
    run: async (args, host, [device]) => {
      await unlock(args, host);
      return plain(await host.client('revokeDevice', { device: device! }));
    },
  },
  withdraw: {
    usage: 'CODE',
    words: [1, 1],
    run: async (_, { client }, [typed]) => {
      const code = readWithdrawalCode(typed!);
      if (!code) throw new Refused('unknown_code');
      const { id: campaign } = orThrow(await client('campaign', {}));
      const { id, secret } = entryIds(code, campaign);
      orThrow(await client('withdraw', { id: toBase64(id), secret: toBase64(secret) }));
      return { answer: { withdrawn: 1 } };
    },
  },
  ...custodyCommands,
  ...deliveryCommands,
  'entry find': {
    usage: 'TEXT',
    words: [1, 1],
    run: async (args, host, [text]) => {
      await unlock(args, host);
      return plain(await host.client('findEntries', { text: text! }, { onProgress: progressLine() }));
    },
  },
  'entry remove': {
    usage: 'ID',
    words: [1, 1],
    run: async (args, host, [id]) => {
      await unlock(args, host);
      return plain(await host.client('removeEntry', { id: id! }));
    },
  },
  preflight: {
    usage: '[--report]',
    words: [0, 0],
    run: async (args, { client }) => {
      const said = orThrow(await client('preflight', { report: args.report }));
      return { answer: said, failed: !said.ready };
    },
  },
  demo: {
    usage: '--out DIR [--entries N] [--seed S]',
    words: [0, 0],
    run: async (args, { signal }) => {
      const out = path.resolve(need(args, 'out'));
      const [entries, seed] = [needCount(args, 'entries', 60), needCount(args, 'seed', 1)];
      const summary = await demo({ out, entries, seed }, signal);
      return { answer: { ...summary }, failed: !summary.verified };
    },
  },
};

/** The command whose name the words begin with, and the words after it. @throws UsageError */
export function findCommand(words: readonly string[]): { command: Command; rest: readonly string[] } {
  for (const length of [2, 1]) {
    const command = commands[words.slice(0, length).join(' ')];
    if (command && words.length >= length) return { command, rest: checkWords(command, words.slice(length)) };
  }
  throw new UsageError(words.length === 0 ? 'no command' : `no command ${words.join(' ')}`);
}

function checkWords({ words: [least, most], usage }: Command, rest: readonly string[]): readonly string[] {
  if (rest.length < least || rest.length > most)
    throw new UsageError(`expected ${usage || 'no further words'}`);
  return rest;
}
