/** Peak memory of a process that makes our files and does nothing else. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { tell } from './measure.ts';
import { productFlags } from './ours.ts';

const child = fileURLToPath(new URL('memory-child.ts', import.meta.url));

const unitsOf = { letters: 'letters', petition: 'rows', circle: 'names in circles' } as const;

/** Megabytes at their highest. */
export function peakMemory(what: 'letters' | 'petition' | 'circle', count: number): number {
  const answer = execFileSync(process.execPath, [...productFlags, child, what, `${count}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const megabytes = Number(answer) / 1024;
  tell(`memory: ${count} ${unitsOf[what]}: ${Math.round(megabytes)} MB`);
  return megabytes;
}
