/** What somebody on the machine writes to the web host's port, byte for byte. A seed fixes each. */
import { type Draw, mutateBytes } from './draw.ts';

/** Pieces as they are written, with pauses between them. */
export type Pieces = readonly (string | Uint8Array)[];

export interface Launch {
  port: number;
  cookie: string;
}

type Make = (launch: Launch, draw: Draw) => Pieces;

type Headers = Record<string, string>;

/** What the page sends. */
const headersOf = ({ port, cookie }: Launch): Headers => ({
  Host: `127.0.0.1:${port}`,
  Cookie: `round-robin-${port}=${cookie}`,
  Origin: `http://127.0.0.1:${port}`,
  'Sec-Fetch-Site': 'same-origin',
  'Content-Type': 'application/json',
});

const request = (line: string, headers: Headers, body = ''): string =>
  `${line}\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${body}`;

const get = (launch: Launch, changes: Headers = {}, address = '/'): string =>
  request(`GET ${address} HTTP/1.1`, { ...headersOf(launch), ...changes });

const call = (launch: Launch, changes: Headers = {}, body = '{"name":"status","input":{}}'): string =>
  request(
    'POST /call HTTP/1.1',
    { ...headersOf(launch), 'Content-Length': String(body.length), ...changes },
    body,
  );

/** One thing that is not as the page has it; all of these are to be turned away. */
const foreign: readonly ((launch: Launch) => Headers)[] = [
  ...['localhost', 'evil.example', '127.0.0.1.', '[::1]', '0.0.0.0', ''].map(
    (name) =>
      ({ port }: Launch) => ({
        Host: `${name}:${port}`,
      }),
  ),
  ({ port }) => ({ Host: `127.0.0.1:${port}.evil.example` }),
  ({ port }) => ({ Host: `127.0.0.1:${port + 1}` }),
  ...['null', 'https://evil.example', 'file://', 'http://localhost'].map((name) => () => ({ Origin: name })),
  ({ port }) => ({ Origin: `https://127.0.0.1:${port}` }),
  ...['cross-site', 'same-site', 'x'].map((site) => () => ({ 'Sec-Fetch-Site': site })),
  ...['', 'a=b', `round-robin=${'A'.repeat(43)}`].map((cookie) => () => ({ Cookie: cookie })),
  ({ port }) => ({ Cookie: `round-robin-${port}=${'A'.repeat(43)}` }),
  ({ port, cookie }) => ({ Cookie: `round-robin-${port}=${cookie}x` }),
];

const bodies = [
  '',
  '{',
  '[]',
  'null',
  '{"name":7}',
  '{"name":"__proto__","input":{}}',
  '{"name":"overview","input":{},"desk":"AAAA"}',
  '{"name":"submit","input":{"id":"AAAA","withdrawal":"","sealed":""}}',
  '['.repeat(50_000),
  '{"name":"status","input":{"__proto__":1}}',
];

const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

const cut = (text: string, draw: Draw, most: number): string[] => {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const length = 1 + draw.below(Math.ceil(text.length / most));
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
};

export const foreignRequests: Make = (launch, draw) => {
  const change = draw.pick(foreign)(launch);
  return [draw.once(2) ? get(launch, change) : call(launch, change)];
};

/** A request that is to be turned away, with the page's own hidden in it: two parsers that disagree would answer the hidden one. */
export const smuggledRequests: Make = (launch, draw) => {
  const hidden = draw.once(2) ? get(launch) : call(launch);
  const outer = (changes: Headers, body: string): string =>
    request('POST /call HTTP/1.1', { ...headersOf(launch), Cookie: 'a=b', ...changes }, body);
  const chunks = `0\r\n\r\n${hidden}`;
  const length = String(chunks.length);
  return [
    draw.pick([
      () => outer({ 'Content-Length': length, 'Transfer-Encoding': 'chunked' }, chunks),
      () => outer({ 'Transfer-Encoding': 'chunked', 'Content-Length': '4' }, chunks),
      () => outer({ 'Content-Length': length, 'Transfer-Encoding ': 'chunked' }, chunks),
      () => outer({ 'Content-Length': length, 'Transfer-Encoding': '\tchunked' }, chunks),
      () => outer({ 'Content-Length': length, 'Transfer-Encoding': 'chunked, identity' }, chunks),
      () => outer({ 'Content-Length': length, 'X: y\r\n Transfer-Encoding': 'chunked' }, chunks),
      () => outer({ 'Content-Length': `${length}\r\nContent-Length: 0` }, hidden),
      () => outer({ 'Content-Length': '+0' }, hidden),
      () => outer({ 'Content-Length': '0', X: `y\nContent-Length: ${hidden.length}` }, hidden),
      () => outer({ 'Transfer-Encoding': 'chunked' }, `1;x=\n\r\na\r\n${chunks}`),
      () => outer({ 'Transfer-Encoding': 'chunked' }, `0\r\nHost: x\r\n\r\n${hidden}`),
      () => outer({ Connection: 'keep-alive, Content-Length', 'Content-Length': '0' }, hidden),
      () => `${outer({ 'Content-Length': '0' }, '')}${hidden}`,
    ])(),
  ];
};

export const hostileRequests: Readonly<Record<string, Make>> = {
  whole: (launch, draw) => [call(launch, {}, draw.pick(bodies))],
  'changed bytes': (launch, draw) => [
    mutateBytes(Buffer.from(draw.once(2) ? get(launch) : call(launch)), draw),
  ],
  noise: (_, draw) => [draw.bytes(draw.below(2000))],
  addresses: (launch, draw) => [
    get(
      launch,
      {},
      draw.pick([
        '//',
        '//x',
        '/../../etc/passwd',
        '/%2e%2e/%00',
        '*',
        'http://evil.example/',
        `/${'x'.repeat(20_000)}`,
        '/?k=',
        '/call',
        '/%',
        '?',
        '/\u00ff',
      ]),
    ),
  ],
  methods: (launch, draw) => {
    const method = draw.pick([
      'PUT',
      'DELETE',
      'CONNECT',
      'OPTIONS',
      'TRACE',
      'PATCH',
      'HEAD',
      'QUERY',
      'get',
      'PRI',
    ]);
    return [get(launch).replace('GET', method)];
  },
  chunked: (launch, draw) => {
    const parts = ['{"name":"status",', '"input":{}}'].map(chunk).join('');
    const ends = [
      '0\r\n\r\n',
      '0\r\nX: y\r\n\r\n',
      '',
      'zz\r\n',
      '-1\r\n',
      'ffffffffffffffff\r\n',
      '0;ext=1\r\n\r\n',
      '7fffffff\r\nx',
    ];
    const changes = draw.once(3)
      ? { 'Transfer-Encoding': 'chunked' }
      : { 'Transfer-Encoding': 'chunked', 'Content-Length': '' };
    const head = call(
      launch,
      { ...changes, ...(draw.once(4) && { 'Transfer-Encoding': 'xchunked, chunked' }) },
      '',
    );
    return [`${head.replace('Content-Length: \r\n', '')}${parts}${draw.pick(ends)}`];
  },
  pipelined: (launch, draw) => [
    Array.from({ length: 2 + draw.below(20) }, () =>
      draw.pick([
        () => get(launch),
        () => call(launch),
        () => get(launch, draw.pick(foreign)(launch)),
        () => call(launch, {}, draw.pick(bodies)),
      ])(),
    ).join(''),
  ],
  slow: (launch, draw) =>
    cut(call(launch, {}, draw.pick(bodies.filter(({ length }) => length < 200))), draw, 12),
  'cut short': (launch, draw) => {
    const text = draw.once(2) ? get(launch) : call(launch);
    return [text.slice(0, draw.below(text.length))];
  },
  'said longer': (launch, draw) => [
    call(launch, {
      'Content-Length': draw.pick([
        '1000',
        '9999999',
        '99999999999999999999',
        '-1',
        '1e3',
        '0x10',
        '5, 5',
        '',
      ]),
    }),
  ],
  oversized: (launch, draw) =>
    draw.pick([
      () => [get(launch, { X: 'x'.repeat(20_000) })],
      () => [get(launch, Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`X-${i}`, 'y'])))],
      () => [call(launch, {}, ' '.repeat(8 * 1024 * 1024 + 1))],
    ])(),
  'two of a header': (launch, draw) => {
    const name = draw.pick(['Host', 'Content-Length', 'Origin', 'Cookie', 'Sec-Fetch-Site']);
    return [call(launch).replace('\r\n', `\r\n${name}: ${draw.pick(['evil.example', '1', ''])}\r\n`)];
  },
};
