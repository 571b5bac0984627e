/**
 * `npm run test:long [-- --write] [FILTER…]`: the long tier, for a release. The same tests as in `npm test` with the long
 * numbers, and the mutants that only this tier tries; at the end one table of all figures. With filters only files whose path
 * has one. `--write` puts the table into docs/assurance.md; rows of tests that did not run now stay as they are there.
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

const head = ['| area | what | figure | target |', '| --- | --- | --- | --- |'];
const marks = /<!-- figures -->([\s\S]*)<!-- \/figures -->/;
/** The same figure under another seed takes the place of the old one. */
const keyOf = ({ area, what }: Figure): string => `${area} ${what.replace(/seed \d+/, 'seed')}`;

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
  if (!existsSync(figuresFile)) return [];
  return readFileSync(figuresFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Figure);
}

function tableOf(figures: readonly Figure[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const line = ({ area, what, figure, target }: Figure): string =>
    `| ${[area, what, figure, target].map(cell).join(' | ')} |`;
  const rows = figures.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'));
  return [...head, ...rows.map(line)].join('\n');
}

/** The rows of a table that `tableOf` made. */
const figuresIn = (table: string): Figure[] =>
  table
    .split('\n')
    .filter((line) => /^\| (?!area |-)/.test(line))
    .map((line) => {
      const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
      const [, area = '', what = '', figure = '', target = ''] = cells;
      return { area, what, figure, target };
    });

/** Between the two marks of the page; what was measured now takes the place of what stood there. */
function write(figures: readonly Figure[]): void {
  const page = readFileSync(assurance, 'utf8');
  const before = figuresIn(marks.exec(page)?.[1] ?? '');
  const all = new Map([...before, ...figures].map((figure) => [keyOf(figure), figure]));
  const day = new Date().toISOString().slice(0, 10);
  const machine = `Last written on ${day}, ${cpus().length} cores, ${process.platform}, Node ${process.version}.`;
  const fresh = `<!-- figures -->\n\n${machine}\n\n${tableOf([...all.values()])}\n\n<!-- /figures -->`;
  writeFileSync(
    assurance,
    page.replace(marks, () => fresh),
  );
}

// at the end: what it needs has to be defined by then
try {
  const failed = runs.map(run).filter((status) => status !== 0).length;
  const figures = readFigures();
  console.log(`\n${tableOf(figures)}\n`);
  if (process.argv.includes('--write')) write(figures);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
