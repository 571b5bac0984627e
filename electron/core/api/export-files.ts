/** What the desk may have shown of the files that were made: nothing that the page could name otherwise. */
import { readFileSync } from 'node:fs';

import type { lettersCalls } from '../../contract/letters.ts';
import { Refused } from '../../contract/result.ts';
import { toBase64 } from '../../seal/bytes.ts';
import { attempt } from '../basics/files.ts';
import { issuerOf } from './certifying.ts';
import { findClosingProtocol } from './closing-protocol.ts';
import type { Handlers } from './handlers.ts';
import { shownPath } from './shown-path.ts';

/** A page and a call carry so much without trouble: some hundred letters in one file. */
const mostBytes = 4 * 1024 * 1024;

type Names = keyof Pick<typeof lettersCalls, 'letterDesk' | 'openExport' | 'readExport' | 'closingProtocol'>;

export const exportFileHandlers: Handlers<Names> = {
  letterDesk: (_, { kiosk }) => ({
    certificate: issuerOf(kiosk).fingerprint,
    meetings: kiosk.openVault().meetings(),
    opens: kiosk.ports.show !== undefined,
  }),

  openExport: async ({ file }, { kiosk }) => {
    const { show } = kiosk.ports;
    if (!show) throw new Refused('not_allowed');
    const { real, kind } = shownPath(kiosk, file);
    if (!(await show(real, kind))) throw new Refused('storage_failed');
    return {};
  },

  readExport: ({ file }, { kiosk }) => {
    const { real, kind, bytes } = shownPath(kiosk, file);
    if (kind !== 'pdf') throw new Refused('not_allowed');
    if (bytes > mostBytes) return { pdf: null };
    return { pdf: toBase64(attempt(real, () => readFileSync(real))) };
  },

  closingProtocol: async (_, { kiosk }) => {
    const found = await findClosingProtocol(kiosk);
    if (found.protocol !== null) kiosk.written.add(found.protocol);
    return found;
  },
};
