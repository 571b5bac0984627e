/** How fast a long call goes and how long it will still take, from the steps it reports: what a person who waits wants to know. */

interface Sample {
  at: number;
  done: number;
}

export interface Speed {
  /** Steps a second, lately. */
  perSecond: number;
  /** At that speed; undefined while nothing has been done yet. */
  secondsLeft: number | undefined;
}

/** What was done longer ago says nothing of now: a resumed batch first runs past what is there already. */
const windowMilliseconds = 10_000;

/** Measures one call. The clock is lent: milliseconds that only run forward. */
export class Pace {
  readonly #samples: Sample[] = [];

  /** Takes a step into account. */
  add(at: number, { done, total }: { done: number; total: number }): Speed {
    const samples = this.#samples;
    samples.push({ at, done });
    while (samples.length > 2 && at - samples[1]!.at > windowMilliseconds) samples.shift();
    const [first] = samples;
    const elapsed = at - first!.at;
    const perSecond = elapsed > 0 ? ((done - first!.done) * 1000) / elapsed : 0;
    return { perSecond, secondsLeft: perSecond > 0 ? Math.ceil((total - done) / perSecond) : undefined };
  }
}

/** `m:ss`, or `h:mm:ss`: the same in every language. */
export function clockTime(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(Math.floor(seconds % 60))}`;
}

/** Bytes as `1.2 MB`: the same in every language that the screens speak. */
export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
