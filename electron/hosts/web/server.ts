/** HTTP on loopback: the page's files and one address for calls. Adapts, and decides nothing that `guard` or the core decides. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { type AnswerLine, callPath, cancelPath } from '../../contract/bridge.ts';
import type { Request } from '../../contract/index.ts';
import { pageHeaders } from '../../contract/page-headers.ts';
import { refuse } from '../../contract/result.ts';
import type { Core } from '../../core/index.ts';
import { cookieHeader, type Guard, hasCookie, isSame, turnAway } from './guard.ts';
import type { PageFile } from './page.ts';

/** The largest request: a campaign note of 4 MiB with room for JSON. */
const bodyLimitBytes = 8 * 1024 * 1024;

export interface WebHost {
  /** Asked for it when a call comes; the page's files need none. */
  core: () => Core | Promise<Core>;
  page: ReadonlyMap<string, PageFile>;
  guard: Guard;
}

interface Serving extends WebHost {
  /** Calls under way that may be cancelled, by the id that their page gave them. */
  underWay: Map<string, AbortController>;
  /** Files of the page that are on their way. */
  sending: number;
  /** Kinds of files that a page needs before its script runs, and that no page has been given yet. */
  awaited: Set<string>;
  /** Whether a browser has come with the launch's token. */
  isEntered: boolean;
}

/** The server, not yet listening. `guard.port` must be its port before a request comes. */
export function createWebServer(given: WebHost): Server {
  const host: Serving = {
    ...given,
    underWay: new Map(),
    isEntered: false,
    sending: 0,
    awaited: new Set(['text/javascript', 'text/css']),
  };
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => {
    answer(host, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else end(response, 500);
    });
  });
  // For receiving a request only; an answer may take as long as ten thousand letters take.
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.maxRequestsPerSocket = 1000;
  return server;
}

async function answer(host: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
  const url = URL.parse(request.url ?? '/', 'http://127.0.0.1');
  if (!url) return end(response, 400);
  if (isLaunch(host, request, url)) {
    if (mayEnter(host, request)) return enter(host, response);
    return end(
      response,
      401,
      'This address was opened in another browser. Start Round Robin again for a new one.',
    );
  }
  const status = turnAway(request, host.guard);
  if (status !== undefined) return end(response, status);
  if (request.method === 'GET') return sendFile(host, url.pathname, response);
  if (
    ![callPath, cancelPath].includes(url.pathname) ||
    request.headers['content-type'] !== 'application/json'
  )
    return end(response, 404);
  return url.pathname === callPath
    ? answerCall(host, request, response)
    : cancelCall(host, request, response);
}

/** `/?k=TOKEN`, opened by the person who started the program. */
const isLaunch = ({ guard }: Serving, request: IncomingMessage, url: URL): boolean =>
  request.method === 'GET' &&
  request.headers.host === `127.0.0.1:${guard.port}` &&
  url.pathname === '/' &&
  isSame(url.searchParams.get('k') ?? '', guard.token);

/** Once, or again in the same browser. */
const mayEnter = ({ guard, isEntered }: Serving, request: IncomingMessage): boolean =>
  !isEntered || hasCookie(request, guard);

/** Trades the token for the cookie, so that the address bar does not keep it, and what history keeps opens nothing. */
function enter(host: Serving, response: ServerResponse): void {
  const { guard } = host;
  host.isEntered = true;
  response.writeHead(303, { location: '/', 'set-cookie': cookieHeader(guard) }).end();
}

function sendFile(host: Serving, address: string, response: ServerResponse): void {
  const file = host.page.get(address);
  if (!file) return end(response, 404);
  response.writeHead(200, { 'content-type': file.type, 'content-length': file.content.length });
  response.end(file.content);
  host.sending++;
  response.once('close', () => {
    host.sending--;
    prepare(host, file);
  });
}

/**
 * Uses the pauses of a start: the program is read while the browser makes room for the page, campaign and vault are opened while
 * the page's script runs, so that its first call is answered at once.
 */
function prepare(host: Serving, { type }: PageFile): void {
  const kind = type.split(';')[0]!;
  if (kind === 'text/html') void host.core();
  if (!host.awaited.delete(kind) || host.awaited.size > 0 || host.sending > 0) return;
  void Promise.resolve(host.core()).then((core) => core.call({ name: 'status', input: {} }));
}

async function answerCall(host: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) return end(response, 413);
  const { id, call } = parsePosted(body);
  const stop = new AbortController();
  response.once('close', () => stop.abort());
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  const write = (line: AnswerLine): void => void response.write(`${JSON.stringify(line)}\n`);
  if (id !== undefined && !host.underWay.has(id)) host.underWay.set(id, stop);
  try {
    const heard = { onProgress: (progress: unknown) => write({ progress }), signal: stop.signal };
    const result = call ? await (await host.core()).call(call, heard) : refuse('bad_input', 'request');
    write({ result });
  } finally {
    if (id !== undefined && host.underWay.get(id) === stop) host.underWay.delete(id);
  }
  response.end();
}

/** Its answer tells nothing; that call's own answer does. */
async function cancelCall(host: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) return end(response, 413);
  const { id } = parsePosted(body);
  if (id !== undefined) host.underWay.get(id)?.abort();
  response.writeHead(204).end();
}

/** @returns undefined when it is longer than the limit */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > bodyLimitBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

interface Posted {
  /** By which it may be cancelled. */
  id: string | undefined;
  /** Undefined for what is no request. */
  call: Request | undefined;
}

/** The envelope; what is inside is checked by the core. */
function parsePosted(body: string): Posted {
  const { name, input, desk, id } = objectIn(body);
  const isCall = typeof name === 'string' && (desk === undefined || typeof desk === 'string');
  return { id: isId(id) ? id : undefined, call: isCall ? { name, input, desk } : undefined };
}

const isId = (id: unknown): id is string => typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id);

/** Fields of an object in JSON; none of anything else. */
function objectIn(body: string): Partial<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** A status, and to others than the person who started the program nothing else: never a reason, never a stack trace. */
function end(response: ServerResponse, status: number, words = String(status)): void {
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(`${words}\n`);
}
