/** The built page, read once: what is not in its folder at start does not exist. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface PageFile {
  type: string;
  content: Buffer;
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

/** All files of the built page by their address; `/` is `index.html`. */
export function readPage(folder: string): Map<string, PageFile> {
  const page = new Map<string, PageFile>();
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const file = path.join(name.parentPath, name.name);
    const type = types[path.extname(name.name)];
    const address = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    if (type) page.set(address === '/index.html' ? '/' : address, { type, content: readFileSync(file) });
  }
  return page;
}
