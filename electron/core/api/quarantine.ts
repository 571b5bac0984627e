/** Bundles that merging put aside. */
import path from 'node:path';

import type { entriesCalls } from '../../contract/entries.ts';
import { type Code, codes } from '../../contract/result.ts';
import { filesBelow, readFileIfAny } from '../basics/files.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';

export const quarantineHandlers: Handlers<keyof Pick<typeof entriesCalls, 'listQuarantine'>> = {
  listQuarantine: (_, { kiosk }) => ({
    bundles: filesBelow(kiosk.inData('quarantine'))
      .flatMap((file) => /^([0-9a-f]{64})\.reason$/.exec(path.basename(file))?.[1] ?? [])
      .filter((bundle) => !isReceived(kiosk, bundle))
      .toSorted()
      .map((bundle) => ({ bundle, code: reasonOf(kiosk, bundle) })),
  }),
};

/** Accepted after all, once its laptop was enrolled: then there is a receipt for it. */
const isReceived = (kiosk: Kiosk, bundle: string): boolean =>
  readFileIfAny(kiosk.inData('receipts', `${bundle}.receipt`)) !== undefined;

function reasonOf(kiosk: Kiosk, bundle: string): Code {
  const written = readFileIfAny(kiosk.inData('quarantine', `${bundle}.reason`))
    ?.toString('utf8')
    .trim();
  return codes.find((code) => code === written) ?? 'bundle_unreadable';
}
