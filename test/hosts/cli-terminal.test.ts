/** What other people wrote, on the terminal of whoever reads it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, onTestFinished, test, vi } from 'vitest';

import { orThrow } from '../../electron/contract/result.ts';
import { parseArguments } from '../../electron/hosts/cli/arguments.ts';
import { commands } from '../../electron/hosts/cli/commands.ts';
import { printAnswer } from '../../electron/hosts/cli/output.ts';
import { entryFor, submitEntry } from '../support/signings.ts';
import { passphrase, withKiosk } from '../support/with-kiosk.ts';

/** Sets the title, writes into the clipboard, clears the screen; the last with one character of two bytes. */
const orders = '\u001b]0;ours\u0007\u001b]52;c;b3Vycw==\u0007\u009b2J';

/** All that is printed from now on. */
function printed(): () => string {
  const spy = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => spy.mockRestore());
  return () => spy.mock.calls.map(([text]) => String(text)).join('');
}

test('a name that was sealed with orders for a terminal gives none', () =>
  withKiosk({ meeting: true }, async ({ client, unlock, campaign, folder }) => {
    const entry = { ...entryFor(campaign.campaign), name: `${orders}Mallory` };
    orThrow(await submitEntry(client, campaign.campaign, entry));
    const file = path.join(folder('desk'), 'passphrase.txt');
    writeFileSync(file, passphrase);
    const args = parseArguments(['entry', 'find', 'Mallory', '--passphrase-file', file]);
    const { answer } = await commands['entry find']!.run(
      args,
      { client, unlock, signal: new AbortController().signal, close: () => {} },
      ['Mallory'],
    );
    const out = printed();
    printAnswer(answer, false);
    expect(out()).toContain('Mallory');
    expect(out()).not.toMatch(/[^\P{Cc}\n]/u);
  }));
