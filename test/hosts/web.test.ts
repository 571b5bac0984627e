/** The web host over raw HTTP, as the page, another site in the same browser and a stranger on the machine would speak to it. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';

import { expect, test } from 'vitest';

import { pageHeaders } from '../../electron/contract/page-headers.ts';
import { refuse, type Result } from '../../electron/contract/result.ts';
import type { Core } from '../../electron/core/index.ts';
import type { PageFile } from '../../electron/hosts/web/page.ts';
import { createWebServer } from '../../electron/hosts/web/server.ts';
import { type KioskStory, withKiosk } from '../support/with-kiosk.ts';

const token = 'T0k3n-of-this-launch-and-of-no-other-launch';
const secret = 'C00kie-of-the-browser-that-came-with-that-token';
const page = new Map<string, PageFile>([
  ['/', { type: 'text/html; charset=utf-8', content: Buffer.from('<!doctype html><title>Kiosk</title>') }],
  ['/assets/app.js', { type: 'text/javascript; charset=utf-8', content: Buffer.from('export {};') }],
]);

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Browser {
  port: number;
  /** A request with exactly these headers and no others. */
  send: (
    method: string,
    address: string,
    headers?: Record<string, string>,
    body?: string | Buffer,
  ) => Promise<Answer>;
  /** A request as the page makes it. */
  get: (address: string, headers?: Record<string, string>) => Promise<Answer>;
  call: (body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** The headers of a call that the page makes. */
  callHeaders: Record<string, string>;
  kiosk: KioskStory;
}

/** A listening web host over a kiosk's core, or over another core in its place. */
const withBrowser = (story: (browser: Browser) => Promise<void>, core?: Core): Promise<void> =>
  withKiosk({}, async (kiosk) => {
    const guard = { port: 0, token, cookie: secret };
    const server = createWebServer({ core: () => core ?? kiosk.core, page, guard });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    guard.port = (server.address() as AddressInfo).port;
    const own = { host: `127.0.0.1:${guard.port}`, cookie: `round-robin-${guard.port}=${secret}` };
    const callHeaders = {
      ...own,
      origin: `http://${own.host}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    };
    const send: Browser['send'] = (method, address, headers = {}, body) =>
      exchange(guard.port, method, address, headers, body);
    try {
      await story({
        port: guard.port,
        send,
        get: (address, headers = {}) => send('GET', address, { ...own, ...headers }),
        call: (body, headers = {}) =>
          send(
            'POST',
            '/call',
            { ...callHeaders, ...headers },
            typeof body === 'string' ? body : JSON.stringify(body),
          ),
        callHeaders,
        kiosk,
      });
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

async function exchange(
  port: number,
  method: string,
  address: string,
  headers: Record<string, string>,
  body: string | Buffer | undefined,
): Promise<Answer> {
  const request = httpRequest({ host: '127.0.0.1', port, method, path: address, headers, agent: false });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return {
    status: response.statusCode!,
    headers: response.headers,
    body: Buffer.concat(parts).toString('utf8'),
  };
}

const lines = ({ body }: Answer): unknown[] =>
  body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

test('the page is served to who has the cookie, and to nobody else', () =>
  withBrowser(async ({ get, send, port }) => {
    const served = await get('/');
    expect([served.status, served.headers['content-type'], served.body]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html><title>Kiosk</title>',
    ]);
    expect((await get('/assets/app.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    const host = `127.0.0.1:${port}`;
    const cookies = [
      undefined,
      '',
      'round-robin=x',
      `round-robin-${port}=`,
      `round-robin-${port}=${token}`,
      `round-robin-${port}=${secret.slice(1)}`,
      `round-robin-${port + 1}=${secret}`,
      `xround-robin-${port}=${secret}`,
    ];
    for (const cookie of cookies) {
      const answer = await send('GET', '/', { host, ...(cookie === undefined ? {} : { cookie }) });
      expect([answer.status, answer.body], cookie).toEqual([401, '401\n']);
    }
  }));

test('the token is traded for a cookie that no script and no other site gets', () =>
  withBrowser(async ({ send, port }) => {
    const host = `127.0.0.1:${port}`;
    const entered = await send('GET', `/?k=${token}`, { host });
    expect([entered.status, entered.headers.location, entered.body]).toEqual([303, '/', '']);
    expect(entered.headers['set-cookie']).toEqual([
      `round-robin-${port}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
    ]);
    const cookie = entered.headers['set-cookie']![0]!.split(';')[0]!;
    expect((await send('GET', '/', { host, cookie })).status).toBe(200);
    for (const address of ['/?k=', '/?k=wrong', `/?k=${token}x`, `/assets/app.js?k=${token}`, `/?K=${token}`])
      expect((await send('GET', address, { host })).status, address).toBe(401);
    expect((await send('GET', `/?k=${token}`, { host: `localhost:${port}` })).status).toBe(400);
    expect((await send('POST', `/?k=${token}`, { host })).status).toBe(403);
  }));

test('the token lets in one browser: whoever reads it later, in history or in a list of processes, comes too late', () =>
  withBrowser(async ({ send, port }) => {
    const host = `127.0.0.1:${port}`;
    const address = `/?k=${token}`;
    const [cookie] = (await send('GET', address, { host })).headers['set-cookie']![0]!.split(';') as [string];
    const late = await send('GET', address, { host });
    expect([late.status, late.headers['set-cookie']]).toEqual([401, undefined]);
    expect(late.body).toContain('Start Round Robin again');
    const again = await send('GET', address, { host, cookie });
    expect([again.status, again.headers.location]).toEqual([303, '/']);
  }));

test('a cookie of the same name from another server on this machine does not hide ours', () =>
  withBrowser(async ({ send, port }) => {
    const name = `round-robin-${port}`;
    const cookie = `${name}=planted; ${name}=${secret}; ${name}=`;
    expect((await send('GET', '/', { host: `127.0.0.1:${port}`, cookie })).status).toBe(200);
  }));

test.each([
  'localhost:PORT',
  '127.0.0.1',
  '127.0.0.1:1',
  'evil.example:PORT',
  '127.0.0.1:PORT.evil.example',
  '[::1]:PORT',
])('a request for the host "%s" is turned away', (name) =>
  withBrowser(async ({ get, port, send, callHeaders }) => {
    const host = name.replace('PORT', String(port));
    expect((await get('/', { host })).status).toBe(400);
    expect((await send('POST', '/call', { ...callHeaders, host }, '{}')).status).toBe(400);
  }),
);

test('a page from elsewhere cannot call, even with the cookie', () =>
  withBrowser(async ({ get, call, send, port, callHeaders }) => {
    const status = { name: 'status', input: {} };
    const origins = [
      'https://evil.example',
      'null',
      `http://localhost:${port}`,
      `https://127.0.0.1:${port}`,
      `http://127.0.0.1:${port + 1}`,
      '',
    ];
    for (const origin of origins) {
      expect((await call(status, { origin })).status, origin).toBe(403);
      expect((await get('/', { origin })).status, origin).toBe(403);
    }
    const { origin: _, ...without } = callHeaders;
    expect((await send('POST', '/call', without, JSON.stringify(status))).status).toBe(403);
    for (const site of ['cross-site', 'same-site', 'none', 'nonsense'])
      expect((await call(status, { 'sec-fetch-site': site })).status, site).toBe(403);
    for (const site of ['cross-site', 'same-site'])
      expect((await get('/', { 'sec-fetch-site': site })).status, site).toBe(403);
    expect((await get('/', { 'sec-fetch-site': 'none' })).status).toBe(200);
    expect((await call(status)).status).toBe(200);
  }));

test.each(['PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'])('%s is not allowed', (method) =>
  withBrowser(async ({ send, callHeaders }) => {
    expect((await send(method, '/call', callHeaders)).status).toBe(405);
  }),
);

test.each([
  '/index.html',
  '/../package.json',
  '/assets',
  '/assets/',
  '/%2e%2e/settings.json',
  '/call',
  '/assets/app.js/',
  '/constructor',
])('there is nothing at %s', (address) =>
  withBrowser(async ({ get }) => {
    expect((await get(address)).status).toBe(404);
  }),
);

test('calls go to one address in one form', () =>
  withBrowser(async ({ send, callHeaders }) => {
    const body = JSON.stringify({ name: 'status', input: {} });
    expect((await send('POST', '/', callHeaders, body)).status).toBe(404);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
    ])
      expect((await send('POST', '/call', { ...callHeaders, 'content-type': type }, body)).status, type).toBe(
        404,
      );
  }));

test('a call is answered by the core', () =>
  withBrowser(async ({ call, kiosk }) => {
    const answer = await call({ name: 'status', input: {} });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/x-ndjson']);
    expect(lines(answer)).toEqual([{ result: await kiosk.client('status', {}) }]);
    expect(lines(await call({ name: 'overview', input: {} }))).toEqual([
      { result: { ok: false, error: { code: 'not_allowed' } } },
    ]);
    expect(lines(await call({ name: 'overview', input: {}, desk: kiosk.core.openDesk() }))).toMatchObject([
      { result: { ok: true } },
    ]);
  }));

test.each([
  '',
  '{',
  'null',
  '[]',
  '"status"',
  '{"name":7}',
  '{"input":{}}',
  '{"name":"status","input":{},"desk":7}',
  '\u0000',
])('the body %j is bad input', (body) =>
  withBrowser(async ({ call }) => {
    expect(lines(await call(body))).toEqual([
      { result: { ok: false, error: { code: 'bad_input', detail: 'request' } } },
    ]);
  }),
);

test('an oversized body is refused or cut off, and the host goes on', () =>
  withBrowser(async ({ call, send, callHeaders }) => {
    const large = Buffer.alloc(9 * 1024 * 1024, 0x20);
    const status = await send('POST', '/call', callHeaders, large).then(
      (answer) => answer.status,
      (error: NodeJS.ErrnoException) => error.code,
    );
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(status);
    // as large as a campaign may be
    const note = 'x'.repeat(4 * 1024 * 1024);
    expect(lines(await call({ name: 'checkCampaign', input: { note } }))).toMatchObject([
      { result: { error: { code: 'not_allowed' } } },
    ]);
  }));

test('every answer carries the page’s headers, and none says what runs here', () =>
  withBrowser(async ({ get, call, send, port, callHeaders }) => {
    const answers = [
      await get('/'),
      await get('/nothing'),
      await get('/', { host: 'evil.example' }),
      await get('/', { origin: 'https://evil.example' }),
      await get('/', { cookie: '' }),
      await send('GET', `/?k=${token}`, { host: `127.0.0.1:${port}` }),
      await send('PUT', '/', callHeaders),
      await call({ name: 'status', input: {} }),
      await call('{'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 400, 403, 401, 303, 405, 200, 200]);
    for (const { headers } of answers) {
      for (const [name, value] of Object.entries(pageHeaders))
        expect(headers[name.toLowerCase()], name).toBe(value);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      for (const telling of ['server', 'x-powered-by', 'access-control-allow-origin'])
        expect(headers).not.toHaveProperty(telling);
    }
  }));

test.each([
  ['another language than HTTP', 'HELO kiosk\r\n\r\n'],
  ['no host', 'GET / HTTP/1.0\r\n\r\n'],
  ['an address that is none', 'GET // HTTP/1.0\r\n\r\n'],
  ['two hosts', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.example\r\nConnection: close\r\n\r\n'],
  ['endless headers', `GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
])('a request with %s is turned away and told nothing', (_, text) =>
  withBrowser(async ({ port, get }) => {
    const socket = connect(port, '127.0.0.1');
    socket.end(text.replaceAll('PORT', String(port)));
    let said = '';
    for await (const part of socket) said += String(part);
    expect(said).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(said).not.toMatch(/node|\bat |Error:/i);
    expect((await get('/')).status).toBe(200);
  }),
);

/** A core that answers one call by hand. */
const coreThat = (call: Core['call']): Core => ({
  call,
  openDesk: () => '',
  isAtDesk: () => false,
  isMeetingOpen: () => false,
  lock: () => {},
  close: () => {},
});

/** Opens a call and hands over its answer while it is still coming. */
async function openCall(
  { port, callHeaders }: Browser,
  id?: string,
): Promise<{
  request: ClientRequest;
  next: () => Promise<unknown>;
}> {
  const request = httpRequest({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/call',
    headers: callHeaders,
    agent: false,
  });
  request.on('error', () => {});
  request.end(JSON.stringify({ name: 'letters', input: {}, id }));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.on('error', () => {});
  return { request, next: async () => JSON.parse(String((await once(response, 'data'))[0])) as unknown };
}

test('steps of a long call arrive while it runs', async () => {
  let finish = (): void => {};
  const core = coreThat(async (_, options) => {
    options?.onProgress?.({ done: 1, total: 2 });
    await new Promise<void>((resolve) => (finish = resolve));
    return { ok: true, value: {} };
  });
  await withBrowser(async (browser) => {
    const { next } = await openCall(browser);
    expect(await next()).toEqual({ progress: { done: 1, total: 2 } });
    finish();
    expect(await next()).toEqual({ result: { ok: true, value: {} } });
  }, core);
});

test('closing the request stops the call', async () => {
  let stopped: (result: Result<never>) => void = () => {};
  const ended = new Promise<Result<never>>((resolve) => (stopped = resolve));
  const core = coreThat(async (_, options) => {
    options?.onProgress?.({ done: 0, total: 1 });
    await once(options!.signal!, 'abort');
    stopped(refuse('cancelled'));
    return refuse('cancelled');
  });
  await withBrowser(async (browser) => {
    const { request, next } = await openCall(browser);
    await next();
    request.destroy();
    expect(await ended).toEqual(refuse('cancelled'));
    expect((await browser.get('/')).status).toBe(200);
  }, core);
});

test('a call that is cancelled by its id stops and still says what it has finished', async () => {
  const core = coreThat(async (_, options) => {
    options?.onProgress?.({ done: 0, total: 1 });
    await once(options!.signal!, 'abort');
    return { ok: false, error: { code: 'cancelled', finished: 7 } };
  });
  await withBrowser(async (browser) => {
    const id = randomUUID();
    const { next } = await openCall(browser, id);
    await next();
    const cancel = (other: string): Promise<Answer> =>
      browser.send('POST', '/cancel', browser.callHeaders, JSON.stringify({ id: other }));
    expect((await cancel(randomUUID())).status).toBe(204);
    expect((await cancel('x')).status).toBe(204);
    expect((await cancel(id)).status).toBe(204);
    expect(await next()).toEqual({ result: { ok: false, error: { code: 'cancelled', finished: 7 } } });
    // done with, and gone from the list
    expect((await cancel(id)).status).toBe(204);
  }, core);
});

test('a core that throws, as it never should, shows no trace', () =>
  withBrowser(
    async (browser) => {
      const said = await browser
        .call({ name: 'status', input: {} })
        .catch((error: NodeJS.ErrnoException) => error.code);
      expect(JSON.stringify(said)).not.toContain('canary');
      expect((await browser.get('/')).status).toBe(200);
    },
    coreThat(async () => {
      throw new Error('canary in /home/grace');
    }),
  ));

test('steps of a real call, line by line', () =>
  withBrowser(async ({ call, kiosk }) => {
    const said = lines(
      await call({ name: 'verify', input: { files: ['/none/a', '/none/b'] }, desk: kiosk.core.openDesk() }),
    );
    expect(said).toEqual([
      { progress: { done: 0, total: 2 } },
      { progress: { done: 1, total: 2 } },
      { progress: { done: 2, total: 2 } },
      {
        result: {
          ok: true,
          value: {
            files: [
              { file: '/none/a', result: 'unreadable' },
              { file: '/none/b', result: 'unreadable' },
            ],
          },
        },
      },
    ]);
  }));
