/** A WebDAV server, such as Nextcloud or Apache (RFC 4918), through the package `webdav`. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { AuthType, createClient, getPatcher, type WebDAVClient } from 'webdav';

import { Refused } from '../../../contract/result.ts';
import { addressOf, guardedFetch, type HttpPorts } from './http.ts';
import type { Target } from './target.ts';

/**
 * @param name `webdavs://host/path`; `webdav://` on loopback only
 * @throws Refused `target_unsupported`, `target_insecure`; later `target_unreachable`, `target_portal`, `target_credentials`,
 * `target_certificate`, `target_full`
 */
export function webdavTarget(name: string, ports: HttpPorts = {}): Target {
  const client = clientFor(addressOf(name), ports);
  return {
    list: async (folder) => {
      const found = await reading(() => client.getDirectoryContents(`/${folder}`));
      if (!Array.isArray(found)) return [];
      return found.filter(({ type }) => type === 'file').map(({ basename }) => basename);
    },
    read: async (file) => {
      const found = await reading(() => client.getFileContents(`/${file}`));
      return found instanceof Uint8Array ? new Uint8Array(found) : undefined;
    },
    write: (file, bytes) => writeWhole(client, file, bytes),
  };
}

/** Each request goes through our own `fetch`: the package would follow redirects and read answers without end. */
function clientFor(address: URL, ports: HttpPorts): WebDAVClient {
  fetchers.set(address.origin, guardedFetch(address.origin, ports));
  const { credentials } = ports;
  return createClient(address.href, {
    authType: credentials ? AuthType.Password : AuthType.None,
    ...(credentials && { username: credentials.user, password: credentials.secret }),
  });
}

/** The package has one place for all its clients where `fetch` can be replaced. */
const fetchers = new Map<string, ReturnType<typeof guardedFetch>>();
getPatcher().patch('fetch', (...args: unknown[]) => {
  const [url, init] = args as [string, RequestInit | undefined];
  const fetcher = fetchers.get(new URL(url).origin);
  if (!fetcher) throw new Refused('target_unreachable', new URL(url).host);
  return fetcher(url, init);
});

/** What is not there is undefined. */
async function reading<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw refusal(error);
  }
}

/**
 * Under a name of its own first, then moved into place: a line that breaks leaves no half bundle under a bundle's name. What
 * lies there already stays, unless it is something else, and then it is damaged.
 */
async function writeWhole(client: WebDAVClient, file: string, bytes: Uint8Array): Promise<void> {
  const folder = path.posix.dirname(file);
  const temporary = `/${folder}/.${randomUUID()}.part`;
  try {
    await makeFolders(client, folder);
    await client.putFileContents(temporary, Buffer.from(bytes));
    await move(client, temporary, `/${file}`, bytes);
  } catch (error) {
    throw refusal(error);
  }
}

async function move(client: WebDAVClient, from: string, to: string, bytes: Uint8Array): Promise<void> {
  try {
    await client.moveFile(from, to, { overwrite: false });
  } catch (error) {
    if (statusOf(error) !== 412) throw error;
    const present = await reading(() => client.getFileContents(to));
    if (present instanceof Uint8Array && Buffer.from(present).equals(Buffer.from(bytes)))
      await client.deleteFile(from);
    else await client.moveFile(from, to, { overwrite: true });
  }
}

/** Folder after folder; one that is there already answers 405. */
async function makeFolders(client: WebDAVClient, folder: string): Promise<void> {
  let made = '';
  for (const part of folder.split('/')) {
    made += `/${part}`;
    try {
      await client.createDirectory(made);
    } catch (error) {
      if (statusOf(error) !== 405) throw error;
    }
  }
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined;

/** An answer that the package cannot read is none of a WebDAV server. */
const refusal = (error: unknown): Refused =>
  error instanceof Refused
    ? error
    : new Refused('target_unsupported', `WebDAV ${statusOf(error) ?? ''}`.trim(), {
        cause: error,
      });
