/** Searching the memory of running processes, as root on Linux (proc(5): maps and mem). */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

const chunk = 16 * 1024 * 1024;

/** A process and all that it started. */
export function processTree(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const tree = [pid];
  for (const parent of tree) tree.push(...parents.filter(([, of]) => of === parent).map(([child]) => child));
  return tree;
}

function parentOf(pid: string): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return 0; // it has ended meanwhile
  }
}

/** Times that each pattern occurs in what a process can read of its memory, and how many bytes that is. */
export function searchMemory(pid: number, patterns: readonly Buffer[]): { bytes: number; hits: number[] } {
  const hits = patterns.map(() => 0);
  const overlap = Math.max(...patterns.map(({ length }) => length)) - 1;
  let bytes = 0;
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const [from, to] of readableRegions(pid)) {
      for (let at = from; at < to; at += BigInt(chunk - overlap)) {
        const part = readAt(memory, at, Number(to - at < BigInt(chunk) ? to - at : chunk));
        bytes += part.length;
        for (const [i, pattern] of patterns.entries()) hits[i]! += occurrences(part, pattern);
      }
    }
  } finally {
    closeSync(memory);
  }
  return { bytes, hits };
}

function readableRegions(pid: number): [from: bigint, to: bigint][] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .filter((line) => /^\S+ r/.test(line) && !/\[v(var|syscall|dso)/.test(line))
    .map((line) => /^([0-9a-f]+)-([0-9a-f]+)/.exec(line)!)
    .map(([, from, to]) => [BigInt(`0x${from}`), BigInt(`0x${to}`)]);
}

const buffer = Buffer.alloc(chunk);

/** Part of a region; empty where the system will not show it. */
function readAt(memory: number, at: bigint, length: number): Buffer {
  try {
    return buffer.subarray(0, readSync(memory, buffer, 0, length, at));
  } catch {
    return buffer.subarray(0, 0);
  }
}

function occurrences(bytes: Buffer, pattern: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) count++;
  return count;
}
