/**
 * An object store on loopback that checks what Amazon's does: Signature Version 4 with its scope, time and signed headers,
 * `If-None-Match`, list version 2 in pages. Written from Amazon's documentation, and tried against its published example
 * (test/core/sync/s3-server.test.ts), so that our client is not its own judge.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const storeUser = { user: 'AKIAHALL', secret: 'kran/in+the=harbour' };

/** What is signed, as it stands in a request. */
export interface SignedRequest {
  method: string;
  /** Path and query as sent. */
  url: string;
  headers: Readonly<Record<string, string>>;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Whether the `Authorization` of a request is by this secret. */
export function isSignedBy(secret: string, { method, url, headers }: SignedRequest): boolean {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers['authorization'] ?? '',
    );
  if (!match) return false;
  const [, day, region, service, end] = match[1]!.split('/');
  const names = match[2]!.split(';');
  if (!day || !region || service !== 's3' || end !== 'aws4_request' || !names.includes('host')) return false;
  const { pathname, searchParams } = new URL(url, 'http://host');
  const query = [...searchParams].map(([name, value]) => `${escape(name)}=${escape(value)}`).toSorted();
  const canonical = [
    method,
    pathname,
    query.join('&'),
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}`),
    '',
    names.join(';'),
    headers['x-amz-content-sha256'] ?? '',
  ].join('\n');
  const toSign = [
    'AWS4-HMAC-SHA256',
    headers['x-amz-date'] ?? '',
    [day, region, service, end].join('/'),
    sha256(canonical),
  ].join('\n');
  const key = [day, region, service, end].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return timingSafeEqual(hmac(key, toSign), Buffer.from(match[3]!, 'hex'));
}

/** RFC 3986, as the signature wants it. */
const escape = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );

export interface ObjectStore {
  /** `s3://127.0.0.1:PORT/bucket` */
  target: string;
  objects: Map<string, Buffer>;
  stop: () => Promise<void>;
}

/** Names on one page of a list. */
const pageLength = 3;

export async function startObjectStore(): Promise<ObjectStore> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => void answerAsStore(objects, request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { target: `s3://127.0.0.1:${port}/bucket`, objects, stop: () => close(server) };
}

/** One request to the store. */
export async function answerAsStore(
  objects: Map<string, Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', url = '' } = request;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const refuse = (status: number, code: string): void =>
    void response
      .writeHead(status, { 'Content-Type': 'application/xml' })
      .end(`<Error><Code>${code}</Code></Error>`);
  if (!isSignedBy(storeUser.secret, { method, url, headers })) return refuse(403, 'SignatureDoesNotMatch');
  if (!isRecent(headers['x-amz-date'])) return refuse(403, 'RequestTimeTooSkewed');
  const { pathname, searchParams } = new URL(url, 'http://host');
  const [, bucket, ...rest] = decodeURIComponent(pathname).split('/');
  if (bucket !== 'bucket') return refuse(404, 'NoSuchBucket');
  const key = rest.join('/');
  if (key === '' && method === 'GET') return void response.end(listing(objects, searchParams));
  const present = objects.get(key);
  if (method === 'GET') return present ? void response.end(present) : refuse(404, 'NoSuchKey');
  if (method !== 'PUT') return refuse(405, 'MethodNotAllowed');
  if (present && headers['if-none-match'] === '*') return refuse(412, 'PreconditionFailed');
  objects.set(key, Buffer.concat(chunks));
  response.setHeader('ETag', '"1"').end();
}

/** Within a quarter of an hour, like Amazon. */
function isRecent(stamp: string | undefined): boolean {
  const time = stamp?.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z') ?? '';
  return Math.abs(Date.now() - Date.parse(time)) < 15 * 60_000;
}

function listing(objects: ReadonlyMap<string, Buffer>, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const from = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > from).toSorted();
  const page = keys.slice(0, pageLength);
  const isTruncated = keys.length > page.length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<IsTruncated>${isTruncated}</IsTruncated><KeyCount>${page.length}</KeyCount>`,
    ...(isTruncated ? [`<NextContinuationToken>${page.at(-1)}</NextContinuationToken>`] : []),
    ...page.map((key) => `<Contents><Key>${key}</Key><Size>${objects.get(key)!.length}</Size></Contents>`),
    '</ListBucketResult>',
  ].join('');
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
