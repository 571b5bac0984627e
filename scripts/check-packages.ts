/**
 * `npm run package:check`: what can be known of a package without making a real one. It builds twice in different folders, packs
 * with a folder in Electron's place that runs nothing, and looks at what is inside, what is said about it, and whether the program
 * works from what was packed. Real installers: `npm run package`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { electronBinary } from './electron-binary.ts';
import { makeDummyElectron } from './package/dummy-electron.ts';
import { licenceFaults } from './package/licences.ts';
import { productionPackages } from './package/lock.ts';
import { extract, pack } from './package/pack.ts';
import { build, buildElsewhere, digestOf } from './package/reproduce.ts';
import { sbomFaults } from './package/sbom.ts';
import { readLock, root, stage } from './package/stage.ts';
import { printTable, type Row, rowOf } from './package/table.ts';

const began = performance.now();
const temporary = mkdtempSync(path.join(tmpdir(), 'round-robin-package-'));
try {
  process.exitCode = printTable(await look()) ? 0 : 1;
  console.log(`in ${((performance.now() - began) / 1000).toFixed(0)} s`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

async function look(): Promise<Row[]> {
  tell('building here, and once more elsewhere');
  build();
  const [here, elsewhere] = [digestOf(path.join(root, 'out')), buildElsewhere()];
  const staged = stage(path.join(temporary, 'stage'));
  const packages = productionPackages(readLock());
  tell('packing with a folder in the place of Electron');
  const electronDist = makeDummyElectron(path.join(temporary, 'electron'));
  const { looks } = await pack(staged, { output: path.join(temporary, 'packed'), electronDist }, 'dir');
  const [packed] = looks;
  if (!packed) throw new Error('electron-builder laid nothing out');
  const sbom = readFileSync(path.join(staged.papers, 'sbom.cdx.json'), 'utf8');
  return [
    rowOf('licences', licenceFaults(packages), `${packages.length} packages, all on the list`),
    rowOf(
      'list of parts',
      sbomFaults(sbom, packagesInMaps()),
      'CycloneDX 1.6; has all that is in the bundle',
    ),
    rowOf('two builds', here === elsewhere ? [] : [`${here} and ${elsewhere}`], `both ${here}`),
    rowOf('contents', packed.contentFaults, `${packed.files.length} files, ${megabytes(packed.archive)} MB`),
    rowOf('beside them', packed.besideFaults, "Electron's licences, nothing left over (of a dummy)"),
    rowOf('fuses', packed.fuseFaults, 'all nine burnt as wanted, into a dummy of Electron'),
    rowOf('entries in menus', packed.menuEntryFaults, 'start with the sandbox, open campaigns (Linux)'),
    await runFrom(packed.archive),
    {
      what: 'fuses of a real Electron, installers',
      ok: undefined,
      found: `npm run package makes and checks them${electronBinary() === undefined ? "; Electron's binary is not on this machine" : ''}`,
    },
  ];
}

/** Two stories on the stand-in for Electron, from the unpacked archive, outside the project: nothing else is in reach. */
async function runFrom(archive: string): Promise<Row> {
  tell('a meeting from what was packed');
  const folder = path.join(temporary, 'unpacked');
  await extract(archive, folder);
  const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
  const { status, stdout } = spawnSync(
    process.execPath,
    [playwright, 'test', '--project=standin', 'first-meeting.app', 'whole-way.app'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, ROUND_ROBIN_APP: folder, ROUND_ROBIN_LONG: '1' } },
  );
  const passed = /(\d+) passed/.exec(stdout)?.[1] ?? '0';
  const faults = status === 0 && passed === '2' ? [] : [stdout.trim().slice(-1500)];
  return rowOf('works from the archive', faults, `${passed} stories on the stand-in for Electron`);
}

/** Names of the packages whose sources went into main's bundle, by its source maps, which are not packed. */
function packagesInMaps(): string[] {
  const folder = path.join(root, 'out/main');
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.map'))
    .flatMap(
      (name) => (JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { sources: string[] }).sources,
    );
  const names = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

function megabytes(file: string): string {
  return (statSync(file).size / 1e6).toFixed(1);
}

function tell(line: string): void {
  process.stderr.write(`${line} …\n`);
}
