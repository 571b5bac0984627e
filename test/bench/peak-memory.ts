/** Peak memory of a process that makes our files and does nothing else. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { tell } from './measure.ts';
import { productFlags } from './ours.ts';

const child = fileURLToPath(new URL('memory-child.ts', import.meta.url));

/** Megabytes at their highest. */
export function peakMemory(what: 'letters' | 'petition', count: number): number {
  const answer = execFileSync(process.execPath, [...productFlags, child, what, `${count}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const megabytes = Number(answer) / 1024;
  tell(`memory: ${count} ${what === 'letters' ? 'letters' : 'rows'}: ${Math.round(megabytes)} MB`);
  return megabytes;
}
