/**
 * What a disk may hold after the power went: made from a log of system calls, as the promises of POSIX allow it. What was synced is
 * there. Of what was not, any part may be: any of the writes, torn at sectors of 512 bytes, with anything between them; any of
 * the names that were made, moved or taken away since their folder was synced.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const sector = 512;

/** What `strace` is asked for, so that `parseLog` understands it. */
export const logArguments = [
  '-y',
  '-xx',
  '-s',
  '1000000',
  '-e',
  'trace=openat,write,pwrite64,writev,pwritev,fsync,fdatasync,ftruncate,truncate,rename,renameat,unlink,mkdir,link,fallocate,copy_file_range',
];

/** One system call that changed, or made durable, a file or a name; or what was said on standard output. */
export type Event =
  | { kind: 'write'; file: string; at: number; bytes: Buffer }
  | { kind: 'truncate'; file: string; length: number }
  | { kind: 'sync'; file: string }
  | { kind: 'create'; file: string }
  | { kind: 'folder'; file: string }
  | { kind: 'rename'; file: string; to: string }
  | { kind: 'unlink'; file: string }
  | { kind: 'said'; text: string };

const text = (hexadecimal: string): Buffer => Buffer.from(hexadecimal.replaceAll('\\x', ''), 'hex');

/** Reads the calls that concern `folder`. @throws when one of them is of a kind that is not understood */
export function parseLog(log: string, folder: string): Event[] {
  const events: Event[] = [];
  const positions = new Map<string, number>();
  for (const line of log.split('\n')) {
    const [, name, given, result] = /^(\w+)\((.*)\) += (-?\d+)/.exec(line) ?? [];
    if (name === undefined || Number(result) < 0) continue;
    const event = eventOf(name, given!, result!, positions);
    if (event && (event.kind === 'said' || isInside(event.file, folder))) events.push(event);
  }
  return events;
}

const isInside = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`);

function eventOf(
  name: string,
  given: string,
  result: string,
  positions: Map<string, number>,
): Event | undefined {
  const [, descriptor, opened = ''] = /^(\d+)<([^>]*)>/.exec(given) ?? [];
  const file = text(opened).toString('utf8');
  const strings = [...given.matchAll(/"([^"]*)"/g)].map((match) => text(match[1]!));
  const last = Number(/(\d+)$/.exec(given)?.[1]);
  switch (name) {
    case 'openat':
      positions.set(result, 0);
      return openingOf(strings[0]!.toString('utf8'), given);
    case 'write': {
      if (descriptor === '1') return { kind: 'said', text: strings[0]!.toString('utf8') };
      const at = positions.get(descriptor!) ?? 0;
      positions.set(descriptor!, at + Number(result));
      return { kind: 'write', file, at, bytes: strings[0]!.subarray(0, Number(result)) };
    }
    case 'pwrite64':
      return { kind: 'write', file, at: last, bytes: strings[0]!.subarray(0, Number(result)) };
    case 'ftruncate':
      return { kind: 'truncate', file, length: last };
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', file };
    case 'mkdir':
      return { kind: 'folder', file: strings[0]!.toString('utf8') };
    case 'unlink':
      return { kind: 'unlink', file: strings[0]!.toString('utf8') };
    case 'rename':
      return { kind: 'rename', file: strings[0]!.toString('utf8'), to: strings[1]!.toString('utf8') };
    default:
      throw new Error(`a log with ${name}`);
  }
}

function openingOf(file: string, given: string): Event | undefined {
  if (given.includes('O_TRUNC')) return { kind: 'truncate', file, length: 0 };
  return given.includes('O_CREAT') ? { kind: 'create', file } : undefined;
}

type Change = { at: number; bytes: Buffer } | { length: number };

/** A file apart from its names: what is durable, and what came since. */
interface Content {
  durable: Buffer;
  changes: Change[];
}

type Names = Map<string, Content | 'folder'>;

interface Naming {
  folder: string;
  apply: (names: Names) => void;
}

/** Chance, lent so that a seed fixes it. */
export interface Chance {
  below: (limit: number) => number;
  bytes: (length: number) => Uint8Array;
}

/** A disk that remembers which of its contents are durable. */
export class PowerLossDisk {
  readonly #folder: string;
  readonly #durable: Names;
  readonly #now: Names;
  #namings: Naming[] = [];

  /** Begins with what lies in the folder `before`, all of it durable, under the name that the log has for it. */
  constructor(before: string, folder: string) {
    this.#folder = folder;
    this.#durable = namesIn(before, folder);
    this.#now = new Map(this.#durable);
  }

  apply(event: Event): void {
    switch (event.kind) {
      case 'said':
        return;
      case 'create':
        this.#contentOf(event.file);
        return;
      case 'truncate':
        this.#contentOf(event.file).changes.push({ length: event.length });
        return;
      case 'write':
        this.#contentOf(event.file).changes.push({ at: event.at, bytes: event.bytes });
        return;
      case 'sync':
        this.#sync(event.file);
        return;
      case 'folder':
        this.#name(event.file, (names) => names.set(event.file, 'folder'));
        return;
      case 'unlink':
        this.#name(event.file, (names) => names.delete(event.file));
        return;
      case 'rename': {
        const moved = this.#now.get(event.file)!;
        this.#name(event.to, (names) => names.set(event.to, moved).delete(event.file));
      }
    }
  }

  /** Writes one of the states that the disk may be in if the power goes now. */
  leave(target: string, chance: Chance): void {
    const names: Names = new Map(this.#durable);
    const share = chance.below(5);
    for (const { apply } of this.#namings) if (chance.below(4) < share) apply(names);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    for (const name of [...names.keys()].toSorted()) this.#put(names, name, target, chance);
  }

  #put(names: Names, name: string, target: string, chance: Chance): void {
    const place = path.join(target, path.relative(this.#folder, name));
    const above = path.dirname(name);
    // what lies in a folder that has no name itself is lost with it
    if (above !== this.#folder && !names.has(above)) return void names.delete(name);
    const content = names.get(name)!;
    if (content === 'folder') mkdirSync(place, { recursive: true });
    else writeFileSync(place, survivor(content, chance));
  }

  #sync(file: string): void {
    const content = this.#now.get(file);
    if (content !== undefined && content !== 'folder') {
      content.durable = changed(content.durable, content.changes);
      content.changes = [];
      return;
    }
    for (const { apply } of this.#namings.filter(({ folder }) => folder === file)) apply(this.#durable);
    this.#namings = this.#namings.filter(({ folder }) => folder !== file);
  }

  #name(file: string, apply: (names: Names) => unknown): void {
    const naming = { folder: path.dirname(file), apply: (names: Names): void => void apply(names) };
    naming.apply(this.#now);
    this.#namings.push(naming);
  }

  #contentOf(file: string): Content {
    const present = this.#now.get(file);
    if (present !== undefined && present !== 'folder') return present;
    const content: Content = { durable: Buffer.alloc(0), changes: [] };
    this.#name(file, (names) => names.set(file, content));
    return content;
  }
}

function namesIn(before: string, folder: string): Names {
  const names: Names = new Map();
  for (const name of readdirSync(before, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(before, name);
    const isFolder = statSync(file).isDirectory();
    names.set(path.join(folder, name), isFolder ? 'folder' : { durable: readFileSync(file), changes: [] });
  }
  return names;
}

/** What is left of a file: its durable part, and any of its changes, or the first of them. */
function survivor({ durable, changes }: Content, chance: Chance): Buffer {
  if (chance.below(2) === 0) {
    const whole = changes.slice(0, chance.below(changes.length + 1));
    const next = changes[whole.length];
    return changed(durable, [...whole, ...(next ? torn(next, durable.length, chance, 2) : [])]);
  }
  const share = chance.below(5);
  return changed(
    durable,
    changes.flatMap((change) => torn(change, durable.length, chance, share)),
  );
}

/** The sectors of a change that reached the disk; `share` of 4 do. A place that was new can hold anything in place of them. */
function torn(change: Change, length: number, chance: Chance, share: number): Change[] {
  if (!('bytes' in change)) return chance.below(4) < share ? [change] : [];
  const parts: Change[] = [];
  for (let from = 0; from < change.bytes.length;) {
    const at = change.at + from;
    const to = Math.min(change.bytes.length, from + sector - (at % sector));
    if (chance.below(4) < share) parts.push({ at, bytes: change.bytes.subarray(from, to) });
    else if (at >= length && chance.below(2) === 0)
      parts.push({ at, bytes: Buffer.from(chance.bytes(to - from)) });
    from = to;
  }
  return parts;
}

/** A content after changes, each in its turn. */
function changed(content: Buffer, changes: readonly Change[]): Buffer {
  const longest = Math.max(content.length, ...changes.map(lengthAfter));
  const next = Buffer.alloc(longest);
  let length = content.copy(next);
  for (const change of changes) {
    if ('bytes' in change) {
      change.bytes.copy(next, change.at);
      length = Math.max(length, lengthAfter(change));
    } else {
      // what comes back after a cut comes back as zeros
      next.fill(0, change.length);
      length = change.length;
    }
  }
  return next.subarray(0, length);
}

const lengthAfter = (change: Change): number =>
  'bytes' in change ? change.at + change.bytes.length : change.length;
