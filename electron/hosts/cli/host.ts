/** The command line's host: a core over a data folder, in this process, and a client that speaks to it directly. */
import { type Client, createClient } from '../../contract/client.ts';
import { orThrow, refuse } from '../../contract/result.ts';
import { createCore } from '../../core/index.ts';
import { nodePorts } from '../node/ports.ts';

/** A client at the desk: whoever has a shell here owns the files anyway. Keys still ask for their passphrase. */
export interface ShellHost {
  client: Client;
  /** Opens the campaign's keys. @throws Refused */
  unlock: (passphrase: string) => Promise<void>;
  /** Aborted by Ctrl+C: what runs ends in order, and nothing new begins. */
  signal: AbortSignal;
  close: () => void;
}

export function openHost(dataFolder: string, signal: AbortSignal): ShellHost {
  const core = createCore(nodePorts(dataFolder), (error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  });
  let desk = core.openDesk();
  const client = createClient(
    async (request, options) =>
      signal.aborted
        ? refuse('cancelled')
        : core.call(request, { ...options, signal: options.signal ?? signal }),
    () => desk,
  );
  return {
    client,
    unlock: async (passphrase) => {
      desk = orThrow(await client('unlock', { passphrase })).desk;
    },
    signal,
    close: () => core.close(),
  };
}
