/** Ctrl+C in a terminal: what runs ends in order, and says so. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { interruptCommand } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test.skipIf(process.platform === 'win32')(
  'a long command stops with its keys open',
  async (ctx) => {
    const out = path.join(temporaryFolder(ctx.onTestFinished), 'demo');
    const letters = path.join(out, 'letters');
    const hasLetters = (): boolean => existsSync(letters) && readdirSync(letters).length > 0;
    const said = await interruptCommand(['demo', '--out', out, '--entries', '60'], hasLetters);
    expect(said).toEqual({
      exit: 1,
      answer: { error: { code: 'cancelled', message: expect.stringMatching(/\S/) } },
    });
    expect(existsSync(path.join(out, 'summary.json'))).toBe(false);
  },
  60_000,
);
