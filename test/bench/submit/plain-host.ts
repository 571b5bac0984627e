/**
 * The web host over a core that stores nothing: a submit is answered once its shape is checked. Guard, server and page are the
 * product's. `node plain-host.ts --no-open --data DIR`, with `PAGE_FOLDER`, as test/support/launch-web.ts.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { calls } from '../../../electron/contract/index.ts';
import { ok, refuse } from '../../../electron/contract/result.ts';
import { z } from '../../../electron/contract/zod.ts';
import type { Core } from '../../../electron/core/index.ts';
import { readPage } from '../../../electron/hosts/web/page.ts';
import { createWebServer } from '../../../electron/hosts/web/server.ts';
import { fromBase64 } from '../../../electron/seal/bytes.ts';
import { isSealedEntry } from '../../../electron/seal/sealed-form.ts';

const core: Core = {
  call: async ({ name, input }) => {
    if (name === 'status') return ok({ campaign: null, meeting: null, paused: false, damaged: false });
    if (name !== 'submit') return refuse('unknown_call');
    const parsed = z.safeParse(calls.submit.input, input);
    const isEntry = parsed.success && isSealedEntry(fromBase64(parsed.data.sealed));
    return isEntry ? ok({}) : refuse('bad_entry');
  },
  isAtDesk: () => false,
  isMeetingOpen: () => false,
  openDesk: () => '',
  lock: () => {},
  close: () => {},
};

const secret = (): string => randomBytes(32).toString('base64url');
const guard = { port: 0, token: secret(), cookie: secret() };
const page = readPage(process.env['PAGE_FOLDER']!);
const server = createWebServer({ core: () => core, page, guard }).listen(0, '127.0.0.1');
await once(server, 'listening');
guard.port = (server.address() as AddressInfo).port;
process.stdout.write(`Round Robin: http://127.0.0.1:${guard.port}/?k=${guard.token}\n`);
process.once('SIGTERM', () => process.exit(0));
