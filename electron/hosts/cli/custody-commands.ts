/** Commands about the keys themselves: on paper, from paper, under another passphrase. */
import path from 'node:path';

import { orThrow } from '../../contract/result.ts';
import { fromBase64 } from '../../seal/bytes.ts';
import { writeNewFile } from '../node/files.ts';
import { need, UsageError } from './arguments.ts';
import { type Command, plain, readText } from './command.ts';
import { askPassphrase, firstLine } from './passphrase.ts';

export const custodyCommands: Readonly<Record<string, Command>> = {
  'campaign card': {
    usage: '[FILE] [--out FILE.pdf]',
    words: [0, 1],
    run: async (args, { client }, [file]) => {
      const { out } = args.options;
      return plain(
        await client('campaignCard', {
          ...(file !== undefined && { note: readText(file) }),
          ...(out !== undefined && { out: path.resolve(out) }),
        }),
      );
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
