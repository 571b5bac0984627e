import english from '../../../assets/locales/en.json' with { type: 'json' };
/** What a command prints: an answer on standard output, progress on standard error when that is a terminal. */
import type { Steps } from '../../contract/organiser.ts';
import type { Failure } from '../../contract/result.ts';
import { clockTime, Pace } from '../../wording/pace.ts';

/** The sentence for a refusal, with its detail in place, and how much was finished before it. */
export function sentenceOf({ code, detail, finished }: Failure): string {
  const sentence = english.error[code].replaceAll('{detail}', detail ?? '').trim();
  return finished === undefined
    ? sentence
    : `${sentence} ${english.common.finished.replace('{count}', String(finished))}`;
}

/** A line of progress for one call, which each step overwrites; nothing where standard error is not a terminal. */
export function progressLine(): (step: Steps) => void {
  const pace = new Pace();
  return (step) => {
    if (!process.stderr.isTTY) return;
    const { done, total } = step;
    const { perSecond, secondsLeft } = pace.add(performance.now(), step);
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
    const speed = secondsLeft === undefined ? '' : `  ${perSecond.toFixed(0)}/s  ${clockTime(secondsLeft)}`;
    process.stderr.write(`\r${String(percent).padStart(3)} %  ${done} / ${total}${speed}\u001b[K`);
    if (done === total) process.stderr.write('\r\u001b[K');
  };
}

/** All that a terminal takes for an order, but for ends of lines: whoever seals an entry may name themselves anything. */
const orders = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text from anywhere, for people at a terminal. */
export const forTerminal = (text: string): string => text.replaceAll(orders, '\ufffd');

/** Prints an answer: one JSON object, or for people a line per part. */
export function printAnswer(answer: Readonly<Record<string, unknown>>, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(answer)}\n`);
    return;
  }
  for (const [name, value] of Object.entries(answer))
    process.stdout.write(forTerminal(`${name}: ${readable(value)}\n`));
}

function readable(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (!Array.isArray(value)) return inOneLine(value);
  return value.length === 0 ? 'none' : value.map((item) => `\n  ${inOneLine(item)}`).join('');
}

/** `state good, detail 12.4 GB` */
function inOneLine(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${inOneLine(part)}`)
    .join(', ');
}
