/** What was typed, taken apart; wrong usage is told apart from what the product refuses. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Wrong usage: exit code 2. */
export class UsageError extends Error {}

/** Options of every command, and those that are no text. */
const commonOptions = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  early: { type: 'boolean' },
  report: { type: 'boolean' },
  addressee: { type: 'string', multiple: true },
  duplex: { type: 'boolean' },
  'gave-in': { type: 'boolean' },
  'passphrase-file': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const commandOptions = {
  out: { type: 'string' },
  keys: { type: 'string' },
  name: { type: 'string' },
  place: { type: 'string' },
  day: { type: 'string' },
  heads: { type: 'string' },
  entries: { type: 'string' },
  seed: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  layout: { type: 'string' },
  merged: { type: 'string' },
  paper: { type: 'string' },
  sort: { type: 'string' },
  meeting: { type: 'string' },
  sheet: { type: 'string' },
  campaign: { type: 'string' },
  confirm: { type: 'string' },
  'new-passphrase-file': { type: 'string' },
  'credentials-file': { type: 'string' },
  server: { type: 'string' },
  'per-hour': { type: 'string' },
  'test-to': { type: 'string' },
  together: { type: 'string' },
  limit: { type: 'string' },
  letters: { type: 'string' },
  way: { type: 'string' },
  count: { type: 'string' },
  proof: { type: 'string' },
  words: { type: 'string' },
  as: { type: 'string' },
  language: { type: 'string' },
  form: { type: 'string' },
  sheets: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

/** Every option that is known: the commands' and those of all of them. */
export const knownOptions = { ...commonOptions, ...commandOptions };

export type CommandOption = keyof typeof commandOptions;

/** One command line. */
export interface Arguments {
  words: string[];
  data: string | undefined;
  json: boolean;
  help: boolean;
  /** `sync` also while a meeting is open. */
  early: boolean;
  /** `preflight` also as a PDF. */
  report: boolean;
  /** `letters` to these alone; empty for all. */
  addressees: readonly string[];
  /** `deliver print` for both sides of the paper. */
  duplex: boolean;
  /** `deliver reply`: the addressee gave in. */
  gaveIn: boolean;
  passphraseFile: string | undefined;
  options: Partial<Record<CommandOption, string>>;
}

/** Takes the words after the program's name apart. @throws UsageError */
export function parseArguments(argv: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: knownOptions,
    });
    const {
      data,
      json = false,
      help = false,
      early = false,
      report = false,
      addressee: addressees = [],
      duplex = false,
      'gave-in': gaveIn = false,
      'passphrase-file': passphraseFile,
      ...options
    } = values;
    return {
      words: positionals,
      data,
      json,
      help,
      early,
      report,
      addressees,
      duplex,
      gaveIn,
      passphraseFile,
      options,
    };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** An option that a command cannot do without. @throws UsageError */
export function need(args: Arguments, option: CommandOption): string {
  const value = args.options[option];
  if (value === undefined) throw new UsageError(`--${option} is missing`);
  return value;
}

/** An option that counts something. @throws UsageError */
export function needCount(args: Arguments, option: CommandOption, otherwise?: number): number {
  const text = args.options[option];
  if (text === undefined && otherwise !== undefined) return otherwise;
  const value = Number(need(args, option));
  if (!Number.isSafeInteger(value) || value < 0) throw new UsageError(`--${option} takes a whole number`);
  return value;
}

/** An option with few values. @throws UsageError */
export function oneOf<T extends string>(
  args: Arguments,
  option: CommandOption,
  values: readonly T[],
  otherwise?: T,
): T {
  const text = args.options[option] ?? otherwise;
  const value = values.find((candidate) => candidate === text);
  if (value === undefined) throw new UsageError(`--${option} takes ${values.join(' or ')}`);
  return value;
}
