/** CPU of a program that is many processes, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second, whatever its own clock does (proc(5), sysconf(3)). */
const msPerTick = 10;

interface Process {
  parent: number;
  /** Own time and that of children that have ended, user and system. */
  ticks: number;
}

/** CPU milliseconds so far of a process and all below it. @throws where there is no /proc */
export function treeCpu(root: number): number {
  const processes = readProcesses();
  const sum = (pid: number): number =>
    (processes.get(pid)?.ticks ?? 0) +
    [...processes]
      .filter(([, { parent }]) => parent === pid)
      .reduce((ticks, [child]) => ticks + sum(child), 0);
  return sum(root) * msPerTick;
}

function readProcesses(): Map<number, Process> {
  const processes = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const found = readProcess(name);
    if (found) processes.set(Number(name), found);
  }
  return processes;
}

/** @returns undefined for one that ended meanwhile */
function readProcess(name: string): Process | undefined {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'latin1');
    // the program's name stands in brackets and may hold anything; after it: state, parent, and from the 12th on the times
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1]!, ticks: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) };
  } catch {
    return undefined;
  }
}
