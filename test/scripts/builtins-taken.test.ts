/** In the web host's bundle Node's own modules are taken, not imported. */
import { expect, test } from 'vitest';

import { takeBuiltins } from '../../scripts/builtins-taken.ts';

test.each([
  ['import fs from "node:fs";', 'const fs = process.getBuiltinModule("node:fs");'],
  ['import * as os$1 from "os";', 'const os$1 = process.getBuiltinModule("os");'],
  [
    'import { join, sep as s$1 } from "node:path";',
    'const { join, sep: s$1 } = process.getBuiltinModule("node:path");',
  ],
  [
    'import fs$1, { readFileSync } from "node:fs";',
    'const fs$1 = process.getBuiltinModule("node:fs"), { readFileSync } = process.getBuiltinModule("node:fs");',
  ],
  ['import "node:fs";', ''],
  ['import { a } from "./a.js";', 'import { a } from "./a.js";'],
  ['import pdfkit from "pdfkit";', 'import pdfkit from "pdfkit";'],
  ['const text = `\n  import fs from "node:fs";\n`;', 'const text = `\n  import fs from "node:fs";\n`;'],
])('%j', (line, taken) => {
  expect(takeBuiltins(line)).toBe(taken);
});

test('line for line, and what is taken is what an import gives', async () => {
  const code =
    'import process$1 from "node:process";\nimport { sep as s } from "node:path";\nexport const found = [process$1.pid, s];\n';
  const taken = takeBuiltins(code);
  expect(taken.split('\n').length).toBe(code.split('\n').length);
  const load = async (text: string): Promise<unknown> =>
    (
      (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`)) as {
        found: unknown;
      }
    ).found;
  expect(await load(taken)).toEqual(await load(code));
});
