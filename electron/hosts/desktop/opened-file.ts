/**
 * Campaign files that somebody opens with the program, by a double click or on the command line. Nothing is loaded: the text
 * waits until an organiser's page asks for it, where loading is a step of its own that checks and shows everything.
 */
import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A note is refused above 4 MiB; more is not even read. */
const limitBytes = 4 * 1024 * 1024;

const ending = '.roundrobin';

export interface OpenedFile {
  /** Remembers a file, in place of one that nobody has asked for. @returns whether it may be a campaign file */
  open: (file: string) => boolean;
  /** The same for the arguments of a program that was started in `folder`; the last one counts. */
  openFrom: (args: readonly string[], folder: string) => boolean;
  /** Its text, once; undefined when there is none or it cannot be read. */
  take: () => string | undefined;
}

export function openedFile(): OpenedFile {
  let waiting: string | undefined;
  const open = (file: string): boolean => {
    if (path.extname(file).toLowerCase() !== ending) return false;
    waiting = file;
    return true;
  };
  return {
    open,
    openFrom: (args, folder) => {
      const named = args
        .filter((arg) => !arg.startsWith('-'))
        .map((arg) => path.resolve(folder, pathIn(arg)))
        .findLast((file) => path.extname(file).toLowerCase() === ending);
      return named !== undefined && open(named);
    },
    take: () => {
      const file = waiting;
      waiting = undefined;
      return file === undefined ? undefined : textOf(file);
    },
  };
}

/** File managers on Linux name files by addresses: `file:///media/stick/a%20b.roundrobin`. */
function pathIn(argument: string): string {
  try {
    return argument.startsWith('file:') ? fileURLToPath(argument) : argument;
  } catch {
    return argument;
  }
}

/** A regular file and nothing else: reading a pipe or a device would never end. */
function textOf(file: string): string | undefined {
  try {
    const about = lstatSync(file);
    return about.isFile() && about.size <= limitBytes ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
