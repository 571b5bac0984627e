/** The built page: what is not in its folder at start does not exist, and each file is read once. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface PageFile {
  type: string;
  readonly content: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** Milliseconds after which a start is over. */
const startMilliseconds = 3000;

/**
 * All files of the built page by their address; `/` is `index.html`. A start waits for none that it does not need; the others are
 * read after it, so that a build that is made meanwhile takes nothing from a page that is open.
 */
export function readPage(folder: string): Map<string, PageFile> {
  const page = new Map<string, PageFile>();
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const file = path.join(name.parentPath, name.name);
    const type = types[path.extname(name.name)];
    const address = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    if (type) page.set(address === '/index.html' ? '/' : address, readOnce(type, file));
  }
  setTimeout(() => {
    for (const file of page.values()) readAhead(file);
  }, startMilliseconds).unref();
  return page;
}

function readAhead(file: PageFile): void {
  try {
    void file.content;
  } catch {
    // a build has just replaced it; whoever asks for it is told
  }
}

function readOnce(type: string, file: string): PageFile {
  let read: Buffer | undefined;
  return {
    type,
    get content() {
      return (read ??= readFileSync(file));
    },
  };
}
