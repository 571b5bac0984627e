import english from '../../../assets/locales/en.json' with { type: 'json' };
/** What a command prints: an answer on standard output, progress on standard error when that is a terminal. */
import type { Failure } from '../../contract/result.ts';

/** The sentence for a refusal, with its detail in place. */
export const sentenceOf = ({ code, detail }: Failure): string =>
  english.error[code].replaceAll('{detail}', detail ?? '').trim();

/** A line of progress that the next one overwrites; nothing where standard error is not a terminal. */
export function showProgress({ done, total }: { done: number; total: number }): void {
  if (!process.stderr.isTTY) return;
  const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
  process.stderr.write(`\r${String(percent).padStart(3)} %  ${done} / ${total} `);
  if (done === total) process.stderr.write('\r\u001b[K');
}

/** Prints an answer: one JSON object, or for people a line per part. */
export function printAnswer(answer: Readonly<Record<string, unknown>>, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(answer)}\n`);
    return;
  }
  for (const [name, value] of Object.entries(answer)) process.stdout.write(`${name}: ${readable(value)}\n`);
}

function readable(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (!Array.isArray(value)) return inOneLine(value);
  return value.length === 0 ? 'none' : value.map((item) => `\n  ${inOneLine(item)}`).join('');
}

const inOneLine = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
