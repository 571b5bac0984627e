import { createClient } from '../../electron/contract/client.ts';
/** A data folder in which the sample's meeting is open, without the screens that lead there. */
import { orThrow } from '../../electron/contract/result.ts';
import { createCore } from '../../electron/core/index.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';

const meeting = { name: 'Branch meeting', place: 'Aktau', day: '2010-03-20' };

/** @returns the passphrase of its desk */
export async function openMeetingIn(dataFolder: string): Promise<string> {
  const core = createCore(nodePorts(dataFolder));
  try {
    let desk: string | undefined;
    const client = createClient(
      (request, options) => core.call(request, options),
      () => desk,
    );
    const { passphrase } = orThrow(await client('trySample', {}));
    desk = core.openDesk();
    orThrow(await client('openMeeting', meeting));
    return passphrase;
  } finally {
    core.close();
  }
}
