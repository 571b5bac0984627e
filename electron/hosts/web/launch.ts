/** Starts the web host: core, page, guard, server. One call, so that a test can start it over another page. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';

import type { Lock } from '../../contract/host.ts';
import type { Core } from '../../core/index.ts';
import { reportBug } from '../node/report-bug.ts';
import { readPage } from './page.ts';
import { createWebServer } from './server.ts';

export interface LaunchOptions {
  /** 0 chooses a free one. */
  port: number;
  dataFolder: string;
  /** The built page. */
  pageFolder: string;
  /** What keeps people at the page in the browser that is given the address; without it nothing does. */
  lock?: Lock;
}

export interface Launched {
  /** Address with the launch's token. */
  address: string;
  stop: () => Promise<void>;
}

/** Listens on 127.0.0.1. @throws when the port is taken or the page is not built */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const { port, pageFolder } = options;
  const page = readPage(pageFolder);
  const [token, cookie] = [secret(), secret()];
  const guard = { port, token, cookie };
  let made: Promise<Core> | undefined;
  const core = (): Promise<Core> => (made ??= makeCore(options));
  const server = createWebServer({ core, page, guard }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  guard.port = (server.address() as AddressInfo).port;
  return {
    address: `http://127.0.0.1:${guard.port}/?k=${guard.token}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      (await made)?.close();
    },
  };
}

/**
 * Not read before it is needed: the page's first file has not waited for the greater part of the program. Then in parts, for
 * reading one stops everything, and between two of them a file that the browser waits for is on its way.
 */
async function makeCore({ dataFolder, lock = 'none' }: LaunchOptions): Promise<Core> {
  await import('../../contract/campaign.ts');
  await turn();
  const { nodeFacts, nodePorts } = await import('../node/ports.ts');
  await turn();
  const { createCore } = await import('../../core/index.ts');
  return createCore({ ...nodePorts(dataFolder), host: () => ({ ...nodeFacts(), lock }) }, reportBug);
}

const secret = (): string => randomBytes(32).toString('base64url');
