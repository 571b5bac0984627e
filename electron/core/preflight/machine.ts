/**
 * What this machine may do with what people type: keep it in swap or in a dump, run out of space, talk to a network. Linux says
 * it in files below /proc; where they are missing the finding is "could not be told" and not "good".
 */
import { readFileSync, statfsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';

import type { Finding } from '../../contract/preflight.ts';

/** What was looked at. Text files as they are, undefined where the system has none. */
export interface Machine {
  /** In the file system of the data folder. */
  freeBytes: number;
  /** `/proc/swaps` */
  swaps: string | undefined;
  /** `/proc/self/limits` */
  limits: string | undefined;
  /** Names of the interfaces that have an address, loopback excepted. */
  networks: readonly string[];
  /** `YYYY-MM-DD` by the machine's clock. */
  today: string;
}

/** Looks at the machine. @param folder the data folder, which exists */
export function lookAtMachine(folder: string, today: string): Machine {
  const { bavail, bsize } = statfsSync(folder);
  return {
    freeBytes: bavail * bsize,
    swaps: textOf('/proc/swaps'),
    limits: textOf('/proc/self/limits'),
    networks: Object.entries(networkInterfaces())
      .filter(([, addresses]) => addresses?.some(({ internal }) => !internal))
      .map(([name]) => name),
    today,
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const gigabyte = 1e9;
/** Below this no meeting should begin. An entry takes 3 kB, its letters some 25 kB each. */
const leastBytes = 0.1 * gigabyte;

/** What to think of it, in the order in which people read it. */
export const judgeMachine = (machine: Machine): Finding[] => [
  space(machine),
  swap(machine),
  dumps(machine),
  clock(machine),
  network(machine),
];

function space({ freeBytes }: Machine): Finding {
  const detail = `${(freeBytes / gigabyte).toFixed(1)} GB`;
  if (freeBytes >= gigabyte) return { check: 'space', state: 'good', detail };
  return { check: 'space', state: freeBytes >= leastBytes ? 'look' : 'bad', detail };
}

/** Compressed memory never leaves the machine's memory, so it is none. */
function swap({ swaps }: Machine): Finding {
  if (swaps === undefined) return { check: 'swap', state: 'unknown', detail: '' };
  const onDisk = swaps
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(/\s+/)[0]!)
    .filter((name) => !/^\/dev\/zram\d+$/.test(name));
  return { check: 'swap', state: onDisk.length === 0 ? 'good' : 'look', detail: onDisk.join(', ') };
}

function dumps({ limits }: Machine): Finding {
  const limit = /^Max core file size\s+(\S+)/m.exec(limits ?? '')?.[1];
  if (limit === undefined) return { check: 'dumps', state: 'unknown', detail: '' };
  const isOff = limit === '0';
  return { check: 'dumps', state: isOff ? 'good' : 'look', detail: isOff ? '' : limit };
}

/** The program's own first year, and a year in which nobody uses it any more. */
const years = [2026, 2100] as const;

function clock({ today }: Machine): Finding {
  const year = Number(today.slice(0, 4));
  return { check: 'clock', state: year >= years[0] && year < years[1] ? 'good' : 'look', detail: today };
}

const network = ({ networks }: Machine): Finding => ({
  check: 'network',
  state: networks.length === 0 ? 'good' : 'look',
  detail: networks.join(', '),
});
