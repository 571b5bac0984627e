/** The web host: the same kiosk at a loopback address, for machines on which Electron cannot be installed. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { createCore } from '../../core/index.ts';
import { dataFolderFrom, nodePorts } from '../node/ports.ts';
import { openInBrowser } from './browser.ts';
import { readPage } from './page.ts';
import { createWebServer } from './server.ts';

const pageFolder = fileURLToPath(new URL('../../../out/renderer/', import.meta.url));

const { values } = parseArgs({
  options: {
    web: { type: 'boolean' },
    port: { type: 'string', default: '0' },
    data: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
  },
});

if (!existsSync(path.join(pageFolder, 'index.html'))) {
  process.stderr.write('The page is not built. Run: npm run build\n');
  process.exit(1);
}

const port = Number(values.port) || (await freePort());
const guard = { port, token: randomBytes(32).toString('base64url') };
const core = createCore(nodePorts(dataFolderFrom(values.data)), (error) => {
  // The name of what went wrong and where, never the message: it could hold what somebody typed.
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  process.stderr.write(`${error instanceof Error ? error.name : 'Error'}\n${frames.join('\n')}\n`);
});
const server = createWebServer({ core, page: readPage(pageFolder), guard });
server.once('error', (error) => {
  process.stderr.write(`Cannot listen on 127.0.0.1:${port}: ${error.message}\n`);
  process.exit(1);
});
server.listen(port, '127.0.0.1');
await once(server, 'listening');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

const address = `http://127.0.0.1:${port}/?k=${guard.token}`;
process.stdout.write(`Round Robin: ${address}\n`);
if (!values['no-open']) openInBrowser(address);

function stop(): void {
  server.close(() => process.exit(0));
  server.closeAllConnections();
  core.close();
}

/** A port nobody listens on; the guard has to know it before the server answers. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return free;
}
