/** The calls of a data folder, in this process and without a host. */
import { type Client, createClient } from '../../electron/contract/client.ts';
import { createCore } from '../../electron/core/index.ts';
import type { Ports } from '../../electron/core/ports.ts';

export interface OpenCore {
  client: Client;
  /** Lets calls pass as those of the desk with this token, from now on. */
  atDesk: (token: string) => void;
  /** Opens a desk without a passphrase, as the command line does, and lets calls pass as its own. */
  openDesk: () => void;
}

/** Lends them to a story, and closes the folder after it. */
export async function withCore<T>(ports: Ports, story: (core: OpenCore) => Promise<T>): Promise<T> {
  const core = createCore(ports);
  let desk: string | undefined;
  const client = createClient(
    (request, options) => core.call(request, options),
    () => desk,
  );
  const atDesk = (token: string): void => void (desk = token);
  try {
    return await story({ client, atDesk, openDesk: () => atDesk(core.openDesk()) });
  } finally {
    core.close();
  }
}
