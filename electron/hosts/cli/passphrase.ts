/** A passphrase comes from a file or a prompt, never from an argument: arguments are seen by every process. */
import { readFileSync } from 'node:fs';

import { UsageError } from './arguments.ts';

/** The first line of the file, or what is typed at the prompt. @throws UsageError when there is neither */
export async function askPassphrase(
  file: string | undefined,
  question = 'Passphrase: ',
  option = '--passphrase-file',
): Promise<string> {
  if (file !== undefined) return firstLine(file);
  if (!process.stdin.isTTY) throw new UsageError(`${option} is missing, and there is no terminal to ask at`);
  return prompt(question);
}

/** Without the mark that programs on Windows put before a text. */
export const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** The first line of a passphrase file. @throws UsageError */
export function firstLine(file: string): string {
  try {
    return withoutMark(readFileSync(file, 'utf8')).split(/\r?\n/, 1)[0]!;
  } catch (error) {
    throw new UsageError(`cannot read ${file}`, { cause: error });
  }
}

/** Reads a line without showing it. */
function prompt(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true).setEncoding('utf8').resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (settle: () => void): void => {
      stdin.setRawMode(false).pause().off('data', onData);
      stderr.write('\n');
      settle();
    };
    const onData = (text: string): void => {
      for (const character of text) {
        if (character === '\u0003') return end(() => reject(new UsageError('stopped')));
        if (character === '\r' || character === '\n') return end(() => resolve(typed));
        typed = character === '\u007f' ? [...typed].slice(0, -1).join('') : typed + character;
      }
    };
    stdin.on('data', onData);
  });
}
