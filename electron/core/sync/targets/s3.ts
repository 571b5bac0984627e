/** An S3-compatible object store, through the package `s3mini`: signed requests, nothing but a bucket is needed. */
import { S3mini } from 's3mini';

import { Refused } from '../../../contract/result.ts';
import { addressOf, guardedFetch, type HttpPorts } from './http.ts';
import type { Target } from './target.ts';

/**
 * @param name `s3s://host/bucket/prefix`, with `?region=…` where the store wants one; `s3://` on loopback only
 * @throws Refused as `webdavTarget`
 */
export function s3Target(name: string, ports: HttpPorts = {}): Target {
  const address = addressOf(name);
  const [bucket, ...prefix] = address.pathname.split('/').filter(Boolean);
  if (bucket === undefined) throw new Refused('target_unsupported', 'no bucket');
  const { credentials } = ports;
  if (!credentials?.user || !credentials.secret) throw new Refused('target_credentials', address.host);
  const request = guardedFetch(address.origin, ports);
  const store = (fetcher: typeof fetch): S3mini =>
    new S3mini({
      accessKeyId: credentials.user,
      secretAccessKey: credentials.secret,
      endpoint: `${address.origin}/${bucket}`,
      region: regionOf(address),
      fetch: fetcher,
    });
  const plain = store(request);
  // Kept apart by the store itself: what lies under a name already stays (RFC 9110, If-None-Match).
  const cautious = store((input, init) =>
    request(input, { ...init, headers: { ...headersOf(init), 'If-None-Match': '*' } }),
  );
  const key = (file: string): string => [...prefix, file].join('/');
  return {
    list: (folder) =>
      answering(async () => {
        const found = await plain.listObjects('/', `${key(folder)}/`);
        const names = (found ?? []).map(({ Key }) => decode(Key).slice(key(folder).length + 1));
        return names.filter((each) => each !== '' && !each.includes('/'));
      }),
    read: (file) =>
      answering(async () => {
        const found = await plain.getObjectArrayBuffer(key(file));
        return found ? new Uint8Array(found) : undefined;
      }),
    write: (file, bytes) => answering(() => write(plain, cautious, key(file), bytes)),
  };
}

const headersOf = (init: RequestInit | undefined): Record<string, string> => ({
  ...(init?.headers as Record<string, string> | undefined),
});

/** An object is whole or not there. One that is there is replaced only if it is something else, and so damaged. */
async function write(plain: S3mini, cautious: S3mini, key: string, bytes: Uint8Array): Promise<void> {
  const content = Buffer.from(bytes);
  try {
    await cautious.putObject(key, content, type);
  } catch (error) {
    // 412: something is there. 501: a store that does not know the condition.
    if (!isStatus(error, 412) && !isUnsupported(error)) throw error;
    const present = await plain.getObjectArrayBuffer(key);
    if (!present || !Buffer.from(present).equals(content)) await plain.putObject(key, content, type);
  }
}

const type = 'application/octet-stream';

/** Amazon's own addresses name the region; others take the oldest. */
const regionOf = (address: URL): string =>
  address.searchParams.get('region') ??
  /(?:^|\.)s3[.-]([a-z0-9-]+)\.amazonaws\.com$/.exec(address.hostname)?.[1] ??
  'us-east-1';

const decode = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

const isStatus = (error: unknown, status: number): boolean =>
  error instanceof Error && 'status' in error && error.status === status;

const isUnsupported = (error: unknown): boolean =>
  error instanceof Refused && error.failure.code === 'target_unsupported';

/** An answer that the package cannot read is none of an object store. */
async function answering<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('target_unsupported', 'S3', { cause: error });
  }
}
