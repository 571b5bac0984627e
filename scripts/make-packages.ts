/**
 * `npm run package [-- --dir]`: installers for the system it runs on, in `dist/packages`, each looked at before it is closed; with
 * `--dir` the unpacked program alone. electron-builder fetches Electron. ROUND_ROBIN_HOMEPAGE is where people find the program.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { pack } from './package/pack.ts';
import { build } from './package/reproduce.ts';
import { root, stage } from './package/stage.ts';
import { printTable, rowOf } from './package/table.ts';

const output = path.join(root, 'dist/packages');
rmSync(output, { recursive: true, force: true });
build();
const staged = stage(path.join(root, 'dist/stage'));
const { made, looks } = await pack(staged, { output }, process.argv.includes('--dir') ? 'dir' : undefined);
const { version } = JSON.parse(readFileSync(path.join(staged.app, 'package.json'), 'utf8')) as {
  version: string;
};
const parts = path.join(output, `round-robin-${version}-${systemName()}.cdx.json`);
copyFileSync(path.join(staged.papers, 'sbom.cdx.json'), parts);
writeSums([...made, parts]);
const rows = looks.flatMap(({ archive, files, contentFaults, besideFaults, fuseFaults, menuEntryFaults }) => [
  rowOf(`contents of ${path.relative(root, archive)}`, contentFaults, `${files.length} files`),
  rowOf('beside it', besideFaults, "Electron's licences, nothing left over"),
  rowOf('its fuses', fuseFaults, 'as scripts/package/config.ts has them'),
  rowOf('its entries in menus', menuEntryFaults, 'with its sandbox, for campaigns'),
]);
const right = printTable([...rows, rowOf('made', [], made.map((file) => path.basename(file)).join(', '))]);
process.exitCode = right && looks.length > 0 ? 0 : 1;

/** As electron-builder names it in the packages: those of all systems lie in one folder when they are published. */
function systemName(): string {
  if (process.platform === 'win32') return 'win';
  return process.platform === 'darwin' ? 'mac' : 'linux';
}

/** As `sha256sum --check` reads it. */
function writeSums(files: readonly string[]): void {
  const lines = files.map((file) => {
    const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
    return `${digest}  ${path.relative(output, file)}\n`;
  });
  writeFileSync(path.join(output, 'SHA256SUMS'), lines.join(''));
}
