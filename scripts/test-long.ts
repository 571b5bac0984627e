/**
 * `npm run test:long [-- --write] [FILTER…]`: the long tier, for a release. The same tests as in `npm test` with the long
 * numbers, and the mutants that only this tier tries; at the end one table of all figures. With filters only files whose path
 * has one. `--write` puts the table into docs/assurance.md.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';

import type { Figure } from '../test/support/figures.ts';

const root = path.resolve(import.meta.dirname, '..');
const filters = process.argv.slice(2).filter((argument) => argument !== '--write');
const assurance = path.join(root, 'docs/assurance.md');
const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-figures-'));
const figuresFile = path.join(folder, 'figures');

const runs: readonly (readonly [program: string, ...args: string[]])[] = [
  ['vitest/vitest.mjs', 'run', '--passWithNoTests', ...filters],
  ['vite/bin/vite.js', 'build', '--app', '--logLevel', 'warn'],
  ['@playwright/test/cli.js', 'test', '--pass-with-no-tests', ...filters],
];

try {
  const failed = runs.map(run).filter((status) => status !== 0).length;
  const table = tableOf(readFigures());
  console.log(`\n${table}\n`);
  if (process.argv.includes('--write')) write(table);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run([program, ...args]: readonly [string, ...string[]]): number {
  const env = { ...process.env, ROUND_ROBIN_LONG: '1', ROUND_ROBIN_FIGURES: figuresFile };
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  return status ?? 1;
}

function readFigures(): Figure[] {
  const lines = existsSync(figuresFile) ? readFileSync(figuresFile, 'utf8').trim().split('\n') : [];
  const key = ({ area, what }: Figure): string => `${area} ${what}`;
  return lines
    .map((line) => JSON.parse(line) as Figure)
    .toSorted((a, b) => key(a).localeCompare(key(b), 'en'));
}

function tableOf(rows: readonly Figure[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const line = ({ area, what, figure, target }: Figure): string =>
    `| ${[area, what, figure, target].map(cell).join(' | ')} |`;
  return ['| area | what | figure | target |', '| --- | --- | --- | --- |', ...rows.map(line)].join('\n');
}

/** Between the two marks of the page. */
function write(table: string): void {
  const page = readFileSync(assurance, 'utf8');
  const day = new Date().toISOString().slice(0, 10);
  const fresh = `<!-- figures -->\n\nMeasured on ${day}, ${cpus().length} cores, ${process.platform}, Node ${process.version}.\n\n${table}\n\n<!-- /figures -->`;
  writeFileSync(
    assurance,
    page.replace(/<!-- figures -->[\s\S]*<!-- \/figures -->/, () => fresh),
  );
}
