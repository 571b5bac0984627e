/**
 * Who may speak to the web host: only the page it served itself, in the browser that came first with the launch's token. All of it
 * is checked before a request is routed, so that another site in the same browser, or a rebound name, reaches nothing.
 */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a launch lets in. */
export interface Guard {
  port: number;
  /** Random per launch, in its address. Everybody on the machine may read that in the list of processes, so it lets in one browser. */
  token: string;
  /** Random per launch; what that browser is known by from then on. */
  cookie: string;
}

/** Cookies do not keep ports apart, so the name does. */
const cookieName = ({ port }: Guard): string => `round-robin-${port}`;

/** HttpOnly and SameSite=Strict: no script reads it, no other site sends it. */
export const cookieHeader = (guard: Guard): string =>
  `${cookieName(guard)}=${guard.cookie}; Path=/; HttpOnly; SameSite=Strict`;

/** Why a request is turned away, as an HTTP status; undefined lets it in. */
export function turnAway(request: IncomingMessage, guard: Guard): 400 | 401 | 403 | 405 | undefined {
  if (!['GET', 'POST'].includes(request.method ?? '')) return 405;
  if (request.headers.host !== `127.0.0.1:${guard.port}`) return 400;
  if (!isFromHere(request, guard)) return 403;
  return hasCookie(request, guard) ? undefined : 401;
}

/** A name that another site rebinds to 127.0.0.1 fails at Host; a page elsewhere fails here. */
function isFromHere(request: IncomingMessage, { port }: Guard): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const sameOrigin = origin === `http://127.0.0.1:${port}`;
  if (request.method === 'POST') return sameOrigin && (site === undefined || site === 'same-origin');
  // `none`: typed, or opened by the program itself
  return (origin === undefined || sameOrigin) && ['same-origin', 'none', undefined].includes(site);
}

/** Another server on this machine may have set one of the same name, which then comes as well. */
export const hasCookie = (request: IncomingMessage, guard: Guard): boolean =>
  (request.headers.cookie ?? '')
    .split(/;\s*/)
    .some((cookie) => isSame(cookie, `${cookieName(guard)}=${guard.cookie}`));

/** Compares in constant time. */
export function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
