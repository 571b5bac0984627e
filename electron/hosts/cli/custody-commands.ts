/** Commands about the keys themselves: on paper, from paper, under another passphrase. */
import path from 'node:path';

import { orThrow, Refused } from '../../contract/result.ts';
import { fromBase64 } from '../../seal/bytes.ts';
import { writeNewFile } from '../node/files.ts';
import { type Arguments, need, UsageError } from './arguments.ts';
import { type Command, plain, readText } from './command.ts';
import type { ShellHost } from './host.ts';
import { askPassphrase, firstLine } from './passphrase.ts';

/** A paper about the loaded campaign or about that of a file, to where `--out` says. */
function paperInput(args: Arguments, file: string | undefined): { note?: string; out?: string } {
  const { out } = args.options;
  return {
    ...(file !== undefined && { note: readText(file) }),
    ...(out !== undefined && { out: path.resolve(out) }),
  };
}

/** Asks for the passphrase of keys that are there; a destruction that was interrupted has none left to open. */
async function unlockIfAny(args: Arguments, host: ShellHost): Promise<void> {
  try {
    await host.unlock(await askPassphrase(args.passphraseFile));
  } catch (error) {
    if (!(error instanceof Refused && error.failure.code === 'keys_unreadable')) throw error;
  }
}

export const custodyCommands: Readonly<Record<string, Command>> = {
  'campaign card': {
    usage: '[FILE] [--out FILE.pdf]',
    words: [0, 1],
    run: async (args, { client }, [file]) => plain(await client('campaignCard', paperInput(args, file))),
  },
  'campaign record': {
    usage: '[FILE] [--out FILE.pdf]',
    words: [0, 1],
    run: async (args, { client }, [file]) => plain(await client('processingRecord', paperInput(args, file))),
  },
  purge: {
    usage: '[--confirm CAMPAIGN-ID]',
    words: [0, 0],
    run: async (args, { client }) => {
      const { confirm } = args.options;
      return plain(await client('purge', confirm === undefined ? {} : { confirm }));
    },
  },
  destroy: {
    usage: '--confirm CAMPAIGN-ID',
    words: [0, 0],
    run: async (args, host) => {
      const confirm = need(args, 'confirm');
      const { mode } = orThrow(await host.client('overview', {}));
      if (mode === 'single') await unlockIfAny(args, host);
      return plain(await host.client('destroy', { confirm }));
    },
  },
  'keys sheet': {
    usage: '--out FILE.pdf',
    words: [0, 0],
    run: async (args, { client }) => {
      const out = path.resolve(need(args, 'out'));
      const passphrase = await askPassphrase(args.passphraseFile);
      return plain(await client('recoverySheet', { passphrase, out }));
    },
  },
  'keys recover': {
    usage: '[--from FILE.txt] [--campaign NOTE --out FILE.keys.age]',
    words: [0, 0],
    run: async (args, { client }) => {
      const { from, campaign, out } = args.options;
      if ((campaign === undefined) !== (out === undefined))
        throw new UsageError('--campaign and --out go together');
      const note = campaign === undefined ? {} : { note: readText(campaign) };
      const text =
        from === undefined
          ? await askPassphrase(undefined, 'Text of the recovery sheet: ', '--from')
          : readText(from).slice(0, 500);
      const { id, keys, passphrase } = orThrow(await client('recoverKeys', { text, ...note }));
      if (out !== undefined) writeNewFile(path.resolve(out), fromBase64(keys));
      return { answer: { id, passphrase, ...(out !== undefined && { keys: path.resolve(out) }) } };
    },
  },
  'passphrase change': {
    usage: '[--new-passphrase-file FILE]',
    words: [0, 0],
    run: async (args, { client }) => {
      const file = args.options['new-passphrase-file'];
      const passphrase = await askPassphrase(args.passphraseFile);
      const own = file === undefined ? {} : { own: firstLine(file) };
      return plain(await client('changePassphrase', { passphrase, ...own }));
    },
  },
};
