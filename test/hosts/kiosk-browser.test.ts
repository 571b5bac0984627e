/** What a kiosk's browser kept is gone with it, also what its other processes write when it has ended. */
import { once } from 'node:events';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test, vi } from 'vitest';

import { openKioskBrowser } from '../../electron/hosts/web/kiosk-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Ends at once; a process that it leaves writes into the profile when that has been removed, and says so beside the program. */
const lateWriter = `#!/bin/sh
for each in "$@"; do case $each in --user-data-dir=*) profile=\${each#*=};; esac; done
(while [ -e "$profile" ]; do sleep 0.02; done; mkdir -p "$profile"; echo late > "$profile/Cookies"; echo late > "\${0%/*}/written") &
`;

test.skipIf(process.platform === 'win32')('a folder that is made anew is removed again', async (ctx) => {
  const folder = temporaryFolder(ctx.onTestFinished);
  const program = path.join(folder, 'browser');
  writeFileSync(program, lateWriter);
  chmodSync(program, 0o755);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  const browser = openKioskBrowser({ address: 'about:blank', program });
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  await once(browser.process, 'exit');
  await vi.waitFor(() => expect(existsSync(path.join(folder, 'written'))).toBe(true), 5000);
  expect(existsSync(browser.folder)).toBe(false);
});
