/** The page's files, under an origin of their own: `app://kiosk/`. No `file:` and no server is involved. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { protocol, type Session } from 'electron';

import { contentTypeOf, pageHeaders } from '../../contract/page-headers.ts';

const scheme = 'app';
const host = 'kiosk';

/** The origin of the page, as a frame reports it. */
export const pageOrigin = `${scheme}://${host}`;

/** The only address that a window of ours loads. */
export const startPage = `${pageOrigin}/index.html`;

/** Makes the scheme a secure origin like https, without which the page would have no Web Crypto. Call before ready. */
export function registerPageScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }]);
}

/** Serves the files under `folder` to the pages of one session; a partition has its own protocols. */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle(scheme, async ({ method, url }) => {
    const file = method === 'GET' ? fileOf(folder, url) : undefined;
    const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    if (file === undefined || bytes === undefined)
      return new Response(null, { status: 404, headers: pageHeaders });
    return new Response(bytes, { headers: { ...pageHeaders, 'Content-Type': contentTypeOf(file) } });
  });
}

/** The file that an address means, if it is one of ours: below `folder`, however the path is written. */
function fileOf(folder: string, address: string): string | undefined {
  const { host: asked, pathname } = new URL(address);
  if (asked !== host) return undefined;
  const file = path.join(folder, decode(pathname));
  return file.startsWith(folder + path.sep) ? file : undefined;
}

/** A path with its escapes resolved; one that cannot be resolved names no file. */
function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '';
  }
}
