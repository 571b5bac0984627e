/**
 * Requests to a server that may be hostile, or not the one that was meant: no redirects, no other origin, no endless or
 * oversized answers, no credentials without TLS. What the network or the server does comes out as a code of the closed list,
 * so that nothing passes for success that is none.
 */
import { type Code, Refused } from '../../../contract/result.ts';

/** User and password of a server, or key and secret of an object store. In memory only. */
export interface Credentials {
  user: string;
  secret: string;
}

/** What an HTTP target needs beside its address. */
export interface HttpPorts {
  credentials?: Credentials | undefined;
  /** Ends every request that is on its way. */
  signal?: AbortSignal | undefined;
  /** Milliseconds without an answer, or without another byte of it. */
  patience?: number | undefined;
}

/** The largest answer that is read: a sealed bundle of 32 MiB, and room for what encloses it. */
const answerLimit = 40 * 1024 * 1024;

const patienceMilliseconds = 30_000;

/** What is granted to an upload beside `patience`: so many bytes a second is a bad line, less is none. */
const slowestBytesPerSecond = 8 * 1024;

const loopbacks: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The HTTP address of a target.
 * @param name `SCHEME://…` or `SCHEMEs://…`, the second with TLS @throws Refused `target_unsupported`, `target_insecure`
 */
export function addressOf(name: string): URL {
  const address = URL.parse(name.replace(/^[a-z0-9]+?(s?):/, 'http$1:'));
  // the standard for addresses would take the path's first part for the host
  const hasHost = /^[a-z0-9]+:\/\/[^/]/.test(name);
  if (!hasHost || !address || address.username || address.password || address.hash)
    throw new Refused('target_unsupported', 'the address');
  if (address.protocol === 'http:' && !loopbacks.includes(address.hostname))
    throw new Refused('target_insecure', address.hostname);
  return address;
}

/** `fetch` for one origin, under the rules above. Answers 404, 405, 409 and 412 are the caller's to read. */
export function guardedFetch(origin: string, { signal, patience = patienceMilliseconds }: HttpPorts) {
  return async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw new Refused('target_unreachable', url.host);
    const watch = new Watch(patience, uploadMilliseconds(init.body), signal);
    try {
      const answer = await fetch(url, { ...init, redirect: 'manual', signal: watch.signal });
      const bytes = await bounded(answer, watch);
      refuseBad(answer, bytes, url.host);
      return new Response(hasNoBody(answer.status) ? null : bytes, answer);
    } catch (error) {
      throw refusalOf(error, url.host, signal);
    } finally {
      watch.end();
    }
  };
}

/** Statuses that may carry no body (Fetch standard, "null body status"). */
const hasNoBody = (status: number): boolean => status === 204 || status === 205 || status === 304;

const uploadMilliseconds = (body: RequestInit['body']): number => {
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body))
    return Math.ceil((body.byteLength / slowestBytesPerSecond) * 1000);
  return 0;
};

/** A server that always sends one more byte is not waited for longer than so many times the patience. */
const mostPatiences = 40;

/** Ends a request that has been silent for too long, or takes for ever. */
class Watch {
  readonly #silence = new AbortController();
  readonly signal: AbortSignal;
  readonly #patience: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(patience: number, upload: number, signal: AbortSignal | undefined) {
    this.#patience = patience;
    const ends = [this.#silence.signal, AbortSignal.timeout(patience * mostPatiences + upload)];
    this.signal = AbortSignal.any(signal ? [signal, ...ends] : ends);
    this.wait(upload);
  }

  /** Starts to wait anew. */
  wait(extra = 0): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#silence.abort(), this.#patience + extra);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** All of an answer. @throws Refused `target_unreachable` when it is over the limit */
async function bounded(answer: Response, watch: Watch): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    watch.wait();
    length += part.length;
    if (length > answerLimit) throw new Refused('target_unreachable', 'answer without end');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Answers that mean: not the server that was meant, or not now. */
function refuseBad({ status, headers }: Response, bytes: Uint8Array, host: string): void {
  const isPage = headers.get('content-type')?.toLowerCase().startsWith('text/html') ?? false;
  // whoever signs guests in answers every address with a page of its own (RFC 8910), or with 511 (RFC 6585)
  if ((status >= 300 && status < 400) || status === 511 || (status === 200 && isPage))
    throw new Refused('target_portal', host);
  const code = codes[status] ?? (status >= 500 ? 'target_unreachable' : undefined);
  if (code) throw new Refused(code, reasonIn(bytes) ?? `${host}: ${status}`);
}

const codes: Readonly<Record<number, Code>> = {
  400: 'target_unsupported',
  401: 'target_credentials',
  403: 'target_credentials',
  408: 'target_unreachable',
  410: 'target_unsupported',
  413: 'target_full',
  423: 'target_unreachable',
  429: 'target_unreachable',
  501: 'target_unsupported',
  507: 'target_full',
};

/** What an object store says in one word, such as `RequestTimeTooSkewed`. */
const reasonIn = (bytes: Uint8Array): string | undefined =>
  /<Code>([A-Za-z]{1,40})<\/Code>/.exec(Buffer.from(bytes.subarray(0, 2000)).toString('latin1'))?.[1];

function refusalOf(error: unknown, host: string, signal: AbortSignal | undefined): Refused {
  if (error instanceof Refused) return error;
  if (signal?.aborted) return new Refused('cancelled', undefined, { cause: error });
  const code = codeBehind(error);
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO|TLS|SSL/.test(code);
  return new Refused(isCertificate ? 'target_certificate' : 'target_unreachable', host, { cause: error });
}

/** Node's `fetch` says "failed" and what failed as its cause. */
function codeBehind(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : undefined;
  return cause && typeof cause === 'object' && 'code' in cause ? String(cause.code) : '';
}
