/**
 * Servers that misbehave, each as a WebDAV server and as an object store. Whatever they do: nothing counts as sent that is not
 * there byte for byte, what was collected is still here, and what is said is a code of the closed list.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createSocketServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

import { afterEach, describe, expect, test } from 'vitest';

import { type Code, codes, Refused } from '../../../electron/contract/result.ts';
import { openTarget } from '../../../electron/core/sync/layout.ts';
import { push } from '../../../electron/core/sync/push.ts';
import { answerAsDav, davUser, listing } from '../../support/dav-server.ts';
import { report } from '../../support/figures.ts';
import { answerAsStore, storeUser } from '../../support/s3-server.ts';
import { selfSigned } from '../../support/self-signed.ts';
import { sendingLaptop } from '../../support/sending-laptop.ts';

/** An honest server of a kind, and how it is reached. */
interface Kind {
  scheme: string;
  credentials: { user: string; secret: string };
  honest: (files: Map<string, Buffer>, request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

const kinds: Record<string, Kind> = {
  WebDAV: { scheme: 'webdav', credentials: davUser, honest: answerAsDav },
  S3: { scheme: 's3', credentials: storeUser, honest: answerAsStore },
};

interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  files: Map<string, Buffer>;
  /** Answers as an honest server would, unless `files` was changed meanwhile. */
  honestly: () => Promise<void>;
  /** Where the test listens for requests that must never come. */
  elsewhere: string;
}

type Behaviour = (asked: Asked) => void | Promise<void>;

const status =
  (code: number, headers: Record<string, string> = {}, body = ''): Behaviour =>
  ({ response }) =>
    void response.writeHead(code, headers).end(body);

/** Only to requests with this method; the others are answered honestly. */
const to =
  (methods: readonly string[], behaviour: Behaviour): Behaviour =>
  (asked) =>
    methods.includes(asked.request.method ?? '') ? behaviour(asked) : asked.honestly();

/** Reads a request to its end, so that the connection can be used again. */
const swallow = async ({ request }: Asked): Promise<void> => {
  for await (const _ of request);
};

/** Honest, and then what was stored is spoilt. */
const spoil =
  (how: (bytes: Buffer) => Buffer | undefined): Behaviour =>
  async (asked) => {
    await asked.honestly();
    for (const [name, bytes] of asked.files) {
      const spoilt = bytes.length > 100 ? how(bytes) : bytes;
      if (spoilt) asked.files.set(name, spoilt);
      else asked.files.delete(name);
    }
  };

const stored: Behaviour = async (asked) => {
  await swallow(asked);
  asked.response.writeHead(201).end();
};

const html = { 'Content-Type': 'text/html; charset=utf-8' };

/** XML that grows when entities are resolved (billion laughs). */
const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY ${String.fromCharCode(98 + i)} "${`&${String.fromCharCode(97 + i)};`.repeat(10)}">`,
).join('')}]><d:multistatus xmlns:d="DAV:"><d:response><d:href>&j;</d:href></d:response></d:multistatus>`;

const reading = ['GET', 'PROPFIND'];

/** What servers do, and what may come of it. */
const behaviours: Record<string, { does: Behaviour; codes: readonly Code[] }> = {
  'answers every request with 301 to elsewhere': {
    does: (asked) => status(301, { Location: asked.elsewhere })(asked),
    codes: ['target_portal'],
  },
  'answers with 302 to elsewhere': {
    does: (asked) => status(302, { Location: asked.elsewhere })(asked),
    codes: ['target_portal'],
  },
  'redirects only what is written, with 307': {
    does: to(['PUT'], (asked) => status(307, { Location: asked.elsewhere })(asked)),
    codes: ['target_portal'],
  },
  'redirects to itself for ever, with 308': {
    does: (asked) => status(308, { Location: asked.request.url ?? '/' })(asked),
    codes: ['target_portal'],
  },
  'shows a page to sign in to the network': {
    does: status(200, html, '<html><body>Welcome to Hotel Caspian</body></html>'),
    codes: ['target_portal'],
  },
  'says 511, sign in to the network first': { does: status(511, html), codes: ['target_portal'] },
  'refuses the password': { does: status(401), codes: ['target_credentials'] },
  'forbids everything': { does: status(403), codes: ['target_credentials'] },
  'forbids writing': { does: to(['PUT'], status(403)), codes: ['target_credentials'] },
  'finds nothing, ever': {
    does: status(404),
    codes: ['target_unsupported', 'read_back_differs'],
  },
  'allows no method': { does: status(405), codes: ['target_unsupported', 'read_back_differs'] },
  'sees conflicts everywhere': { does: status(409), codes: ['target_unsupported', 'read_back_differs'] },
  'says that all is gone': { does: status(410), codes: ['target_unsupported'] },
  'says that a precondition failed, always': {
    does: status(412),
    codes: ['target_unsupported', 'read_back_differs'],
  },
  'finds bundles too large': { does: to(['PUT'], status(413)), codes: ['target_full'] },
  'is a teapot': { does: status(418), codes: ['target_unsupported'] },
  'is locked': { does: to(['PUT'], status(423)), codes: ['target_unreachable'] },
  'has had too many requests': { does: status(429), codes: ['target_unreachable'] },
  fails: { does: status(500, html, '<html>stack trace</html>'), codes: ['target_unreachable'] },
  'knows no such thing': { does: status(501), codes: ['target_unsupported'] },
  'is a broken gateway': { does: status(502), codes: ['target_unreachable'] },
  'is being repaired': { does: status(503, { 'Retry-After': '120' }), codes: ['target_unreachable'] },
  'is full': { does: to(['PUT'], status(507)), codes: ['target_full'] },
  'says created and stores nothing': {
    does: to(['PUT'], stored),
    codes: ['read_back_differs', 'target_unsupported'],
  },
  'stores half': {
    does: to(
      ['PUT'],
      spoil((bytes) => bytes.subarray(0, bytes.length / 2)),
    ),
    codes: ['read_back_differs'],
  },
  'stores another byte': {
    does: to(
      ['PUT'],
      spoil((bytes) => Buffer.from(bytes.with(50, bytes[50]! ^ 1))),
    ),
    codes: ['read_back_differs'],
  },
  'stores zeros': {
    does: to(
      ['PUT'],
      spoil((bytes) => Buffer.alloc(bytes.length)),
    ),
    codes: ['read_back_differs'],
  },
  'loses what it stored': {
    does: to(
      ['PUT'],
      spoil(() => undefined),
    ),
    codes: ['read_back_differs', 'target_unsupported'],
  },
  'shows something else than it stores': {
    does: to(['GET'], status(200, {}, 'something else')),
    codes: ['read_back_differs', 'target_unsupported'],
  },
  'shows everything as empty': {
    does: to(['GET'], status(200)),
    codes: ['read_back_differs', 'target_unsupported'],
  },
  'shows a part of it, with 206': {
    does: to(['GET'], status(206, { 'Content-Range': 'bytes 0-3/99' }, 'part')),
    codes: ['read_back_differs', 'target_unsupported'],
  },
  'says not modified': { does: to(['GET'], status(304)), codes: ['target_portal'] },
  'has no content': { does: to(['GET'], status(204)), codes: ['read_back_differs', 'target_unsupported'] },
  'closes the line at once': {
    does: ({ request }) => void request.socket.destroy(),
    codes: ['target_unreachable'],
  },
  'closes the line in the middle of what it shows': {
    does: to(['GET'], ({ response, request }) => {
      response.writeHead(200, { 'Content-Length': '1000' }).write('half');
      setTimeout(() => request.socket.destroy(), 20);
    }),
    codes: ['target_unreachable'],
  },
  'closes the line while it is written to': {
    does: to(['PUT'], ({ request }) => void request.once('data', () => request.socket.destroy())),
    codes: ['target_unreachable'],
  },
  'is silent': { does: () => {}, codes: ['target_unreachable'] },
  'is silent after the head': {
    does: to(['GET'], ({ response }) => void response.writeHead(200, { 'Content-Length': '9' }).write('x')),
    codes: ['target_unreachable'],
  },
  'sends a byte now and then, for ever': {
    does: to(['GET'], ({ response, request }) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      request.socket.once('close', () => clearInterval(timer));
    }),
    codes: ['target_unreachable'],
  },
  'sends without end': {
    does: to(['GET'], ({ response, request }) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(1_000_000);
      let isOpen = true;
      request.socket.once('close', () => (isOpen = false));
      const more = (): void => {
        if (isOpen) response.write(chunk, more);
      };
      more();
    }),
    codes: ['target_unreachable'],
  },
  'unpacks to a hundred megabytes': {
    does: to(reading, status(200, { 'Content-Encoding': 'gzip' })),
    codes: ['target_unreachable', 'target_unsupported', 'read_back_differs'],
  },
  'says gzip and means something else': {
    does: to(reading, status(200, { 'Content-Encoding': 'gzip' }, 'not packed')),
    codes: ['target_unreachable'],
  },
  'moves nothing and says that it did': {
    does: to(['MOVE'], status(201)),
    codes: ['read_back_differs'],
  },
  'forbids moving': { does: to(['MOVE'], status(403)), codes: ['target_credentials'] },
};
behaviours['unpacks to a hundred megabytes']!.does = to(
  ['GET'],
  ({ response }) =>
    void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(100_000_000))),
);

/** A method that an object store does not know cannot be misused by one. */
const isOfBoth = (name: string): boolean => !/\b(?:moves|moving)\b/.test(name);

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ends.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  return (server.address() as AddressInfo).port;
}

/** Pushes to a server and says what came of it. */
async function sendTo(kind: Kind, port: number, scheme = kind.scheme) {
  const { ports, book, outbox } = sendingLaptop();
  const target = await openTarget(`${scheme}://127.0.0.1:${port}/bucket`, {
    credentials: kind.credentials,
    patience: 150,
  });
  const said = await push(ports(target)).then(
    () => 'sent' as const,
    (error: unknown) => (error instanceof Refused ? error.failure.code : `a bug: ${String(error)}`),
  );
  return { said, states: book.map(({ state }) => state), kept: outbox.size };
}

let tried = 0;

describe.each(Object.entries(kinds))('as %s', (name, kind) => {
  test('an honest server gets everything', async () => {
    const files = new Map<string, Buffer>([['/bucket/', Buffer.alloc(0)]]);
    const port = await listen(
      createServer((request, response) => void kind.honest(files, request, response)),
    );
    expect(await sendTo(kind, port)).toEqual({ said: 'sent', states: ['sent'], kept: 1 });
  });

  test.each(Object.entries(behaviours).filter(([each]) => kind.scheme === 'webdav' || isOfBoth(each)))(
    'a server that %s',
    async (what, { does, codes: expected }) => {
      const files = new Map<string, Buffer>([['/bucket/', Buffer.alloc(0)]]);
      let lured = 0;
      const other = await listen(createServer((_, response) => void (lured++, response.end())));
      const server = createServer((request, response) => {
        const honestly = (): Promise<void> => kind.honest(files, request, response);
        void does({ request, response, files, honestly, elsewhere: `http://127.0.0.1:${other}/x` });
      });
      const came = await sendTo(kind, await listen(server));
      expect([what, came.said]).toEqual([what, expect.toBeOneOf([...expected])]);
      expect(came.states).toEqual(['here']);
      expect(came.kept).toBe(1);
      expect(lured).toBe(0);
      tried++;
    },
  );

  test('nobody listens', async () => {
    const server = createSocketServer();
    const port = await listen(server);
    await ends.pop()!();
    expect(await sendTo(kind, port)).toMatchObject({ said: 'target_unreachable', states: ['here'], kept: 1 });
    tried++;
  });

  test.each([
    ['speaks another language', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['begins a head and never ends it', 'HTTP/1.1 200 OK\r\nX-A: '],
    ['sends two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\nhello'],
    ['sends a head without end', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(20_000)}`],
  ])('a line that %s', async (_, bytes) => {
    const server = createSocketServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.write(bytes));
    });
    const came = await sendTo(kind, await listen(server));
    expect(came).toMatchObject({ said: 'target_unreachable', states: ['here'], kept: 1 });
    tried++;
  });

  test('a server with a certificate of its own making is not trusted', async () => {
    const server = createTlsServer(await selfSigned(), (request, response) => {
      void kind.honest(new Map(), request, response);
    });
    const came = await sendTo(kind, await listen(server), `${kind.scheme}s`);
    expect(came).toMatchObject({ said: 'target_certificate', states: ['here'], kept: 1 });
    tried++;
  });

  test('a password goes nowhere without TLS, except on this machine', async () => {
    const refusal = (address: string) =>
      openTarget(address, { credentials: kind.credentials }).catch((error: unknown) => error);
    for (const host of ['example.org', '192.168.0.7', '127.0.0.1.example.org', 'localhost.example.org'])
      expect(await refusal(`${kind.scheme}://${host}/bucket`)).toMatchObject({
        failure: { code: 'target_insecure', detail: host },
      });
    for (const address of ['user:secret@example.org/bucket', '/bucket', 'example.org:99999/bucket'])
      expect(await refusal(`${kind.scheme}s://${address}`)).toMatchObject({
        failure: { code: 'target_unsupported' },
      });
  });

  test('a figure', () => {
    expect(tried).toBeGreaterThan(0);
    report(
      'sync',
      `hostile servers as ${name}`,
      `${tried} tried, nothing counted as sent, nothing lost`,
      '40 or more',
    );
    tried = 0;
  });
});

/** Lists that a merging headquarters might be given. */
test.each([
  ['without end', '<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">'],
  ['that is no XML', '{"files": []}'],
  ['that is empty', ''],
  ['of entities', bomb],
  ['that leads out', listing(new Map([['/bucket/../../etc/passwd', Buffer.alloc(0)]]), '/bucket/')],
  [
    'with names of other places',
    '<d:multistatus xmlns:d="DAV:"><d:response><d:href>http://elsewhere.example/a</d:href></d:response></d:multistatus>',
  ],
])('a list %s is refused, or holds no name that would be read', async (_, body) => {
  const server = createServer(
    (request, response) =>
      void status(207, { 'Content-Type': 'application/xml' }, body)({ request, response } as Asked),
  );
  const target = await openTarget(`webdav://127.0.0.1:${await listen(server)}/bucket`, {
    credentials: davUser,
  });
  const came = await target.list('harbour/bundles').catch((error: unknown) => error);
  if (came instanceof Refused) expect(codes).toContain(came.failure.code);
  else expect((came as string[]).filter((name) => name.endsWith('.rrb') || name.includes('/'))).toEqual([]);
});
