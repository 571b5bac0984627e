/** Commands that make something of the entries, and the empty sheets for those to come. */
import path from 'node:path';

import { orThrow } from '../../contract/result.ts';
import { type Arguments, need, needCount, oneOf, UsageError } from './arguments.ts';
import { type Command, plain, unlock, withRefused } from './command.ts';
import { progressLine } from './output.ts';

export const letterCommands: Readonly<Record<string, Command>> = {
  letters: {
    usage:
      '--out DIR [--addressee ID]… [--meeting NAME --day DAY] [--merged FILE] [--sort random|name|place] [--paper auto|a4|letter]',
    words: [0, 0],
    run: async (args, host) => {
      const { merged } = args.options;
      const input = {
        out: path.resolve(need(args, 'out')),
        paper: oneOf(args, 'paper', ['auto', 'a4', 'letter'], 'auto'),
        sort: oneOf(args, 'sort', ['random', 'name', 'place'], 'random'),
        ...(args.addressees.length > 0 && { addressees: [...args.addressees] }),
        ...meetingOf(args),
        ...(merged !== undefined && { merged: path.resolve(merged) }),
      };
      await unlock(args, host);
      return withRefused(orThrow(await host.client('letters', input, { onProgress: progressLine() })));
    },
  },
  petition: {
    usage: '--out FILE [--layout list|circle] [--sort name|place] [--paper a4|letter]',
    words: [0, 0],
    run: async (args, host) => {
      const input = {
        layout: oneOf(args, 'layout', ['list', 'circle'], 'list'),
        paper: oneOf(args, 'paper', ['a4', 'letter'], 'a4'),
        sort: oneOf(args, 'sort', ['name', 'place'], 'name'),
        out: path.resolve(need(args, 'out')),
      };
      await unlock(args, host);
      return withRefused(orThrow(await host.client('petition', input, { onProgress: progressLine() })));
    },
  },
  sheets: {
    usage: '--out DIR|FILE.pdf [--language LANGUAGE] [--form slips|rows] [--paper a4|letter] [--sheets N]',
    words: [0, 0],
    run: async (args, { client }) => {
      const { language } = args.options;
      const input = {
        out: path.resolve(need(args, 'out')),
        form: oneOf(args, 'form', ['slips', 'rows'], 'slips'),
        paper: oneOf(args, 'paper', ['a4', 'letter'], 'a4'),
        sheets: needCount(args, 'sheets', 1),
        ...(language !== undefined && { languages: [language] }),
      };
      return plain(await client('printSheets', input));
    },
  },
  export: {
    usage: '--format csv|json|action-network|civicrm --out FILE',
    words: [0, 0],
    run: async (args, host) => {
      const format = oneOf(args, 'format', ['csv', 'json', 'action-network', 'civicrm']);
      const out = path.resolve(need(args, 'out'));
      await unlock(args, host);
      return withRefused(
        orThrow(await host.client('exportEntries', { out, format }, { onProgress: progressLine() })),
      );
    },
  },
};

/** `--meeting` with its `--day`; two meetings of one name are told apart by it. @throws UsageError */
function meetingOf(args: Arguments): { meeting?: { name: string; day: string } } {
  const { meeting: name, day } = args.options;
  if (name === undefined && day === undefined) return {};
  if (name === undefined || day === undefined) throw new UsageError('--meeting and --day go together');
  return { meeting: { name, day } };
}
