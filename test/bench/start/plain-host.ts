/** The least that serves a page: `node plain-host.ts`, with `PAGE_FOLDER`. Files are read once, as the product's are. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const folder = process.env['PAGE_FOLDER']!;
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
const files = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.extname(name) in types)
    .map((name) => [`/${name.split(path.sep).join('/')}`, readFileSync(path.join(folder, name))]),
);
const server = createServer(({ url = '/' }, response) => {
  const name = url === '/' ? '/index.html' : url;
  const type = types[path.extname(name)];
  response.writeHead(files.has(name) ? 200 : 404, type === undefined ? {} : { 'content-type': type });
  response.end(files.get(name));
}).listen(0, '127.0.0.1', () => {
  process.stdout.write(`Round Robin: http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`);
});
process.once('SIGTERM', () => process.exit(0));
