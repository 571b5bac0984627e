/** Hostile strings in everything that organisers take out of the program, judged by other people's readers: nothing in it acts. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import type { Entry } from '../../../electron/contract/signing.ts';
import * as csv from '../../../electron/core/export/csv.ts';
import { active, objectsOf } from '../../support/active-content.ts';
import { drawFrom } from '../../support/draw.ts';
import { isLong, report, tier } from '../../support/figures.ts';
import { hostileString } from '../../support/hostile-strings.ts';
import { mutantModule } from '../../support/mutant-module.ts';
import { entryFor, submitEntry } from '../../support/signings.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { needTool } from '../../support/tools.ts';
import { type KioskStory, meeting, withKiosk } from '../../support/with-kiosk.ts';

const seed = Date.now() & 0x7fff_ffff;
const count = tier(200, 1000);
const strings = (seeded: number, many: number): string[] => {
  const draw = drawFrom(seeded);
  return Array.from({ length: many }, () => hostileString(draw));
};

/** Reads a CSV file by Python with a separator, as a spreadsheet of that language would: Russian or German ones take the semicolon. */
function readCsv(python: string, file: string, separator: string): string[][] {
  const program =
    'import csv,json,sys; csv.field_size_limit(10**9); json.dump(list(csv.reader(open(sys.argv[1],encoding="utf-8-sig",newline=""),delimiter=sys.argv[2])),sys.stdout)';
  return JSON.parse(
    execFileSync(python, ['-c', program, file, separator], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  ) as string[][];
}

/** What a spreadsheet would take for more than text. */
const acts = (cell: string): boolean => /^\s*[=+\-@＝＋－＠]/u.test(cell);

const separators = { comma: ',', semicolon: ';', tab: '\t' };

/** Cells that act, by the separator that a reader takes. */
const activeCells = (python: string, file: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(separators).map(([name, separator]) => [
      name,
      readCsv(python, file, separator).flat().filter(acts).length,
    ]),
  );

const said = (figures: Record<string, number>): string =>
  Object.entries(figures)
    .map(([name, figure]) => `${name} ${figure}`)
    .join(', ');

/** A kiosk in which somebody wrote hostile strings into everything, also around the page, which would have tidied them. */
async function withHostileEntries(
  texts: readonly string[],
  story: (kiosk: KioskStory, entries: Entry[]) => Promise<void>,
): Promise<void> {
  await withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    const base = entryFor(campaign);
    const entries = texts.map((text, i) => ({
      ...base,
      name: text || 'x',
      place: texts[(i + 1) % texts.length]!,
      message: `${texts[(i + 2) % texts.length]}\n${text}`,
      fields: { branch: text },
    }));
    for (const entry of entries) orThrow(await submitEntry(kiosk.client, campaign, entry));
    await kiosk.unlock();
    await story(kiosk, entries);
  });
}

const bare = (text: string): string => text.replaceAll("'", '');

test(
  'CSV and JSON: no cell acts, whatever separator a reader takes, and all is read back',
  { timeout: 300_000 },
  async (ctx) => {
    const python = needTool(ctx, 'python3');
    await withHostileEntries(strings(seed, count), async ({ client }, entries) => {
      const table = orThrow(await client('exportEntries', { format: 'csv' }));
      const figures = activeCells(python, table.out);
      report(
        'exports',
        `cells of CSV that act, ${count} hostile strings, seed ${seed}, Python`,
        said(figures),
        '0',
      );
      expect(figures).toEqual({ comma: 0, semicolon: 0, tab: 0 });
      const [head, ...rows] = readCsv(python, table.out, ',') as [string[], ...string[][]];
      const column = (name: string): string[] => rows.map((row) => bare(row[head.indexOf(name)]!)).toSorted();
      const typed = (of: (entry: Entry) => string): string[] =>
        entries.map((entry) => bare(of(entry))).toSorted();
      expect(rows.every(({ length }) => length === head.length)).toBe(true);
      expect(column('name')).toEqual(typed(({ name }) => name));
      expect(column('message')).toEqual(typed(({ message }) => message));

      const json = orThrow(await client('exportEntries', { format: 'json' })).out;
      const names = execFileSync(
        python,
        [
          '-c',
          'import json,sys; json.dump([e["name"] for e in json.load(open(sys.argv[1],encoding="utf-8"))],sys.stdout)',
          json,
        ],
        { encoding: 'utf8' },
      );
      expect((JSON.parse(names) as string[]).toSorted()).toEqual(entries.map(({ name }) => name).toSorted());
      report(
        'exports',
        `hostile strings read back from JSON by Python, seed ${seed}`,
        `${entries.length} of ${count}`,
        'all',
      );
    });
  },
);

/** How a spreadsheet opens a table: the separator's code, the quote, UTF-8, from row 1, and formulas evaluated (LibreOffice's filter options). */
const opening = (separator: number): string =>
  `CSV:${separator},34,76,1,,0,false,true,false,false,false,0,true`;

/** Formulas in what LibreOffice makes of a table. */
function formulasIn(soffice: string, file: string, separator: string): number {
  const out = temporaryFolder();
  const profile = `-env:UserInstallation=file://${path.join(out, 'profile')}`;
  const infilter = `--infilter=${opening(separator.charCodeAt(0))}`;
  const args = [profile, '--headless', infilter, '--convert-to', 'fods', '--outdir', out, file];
  execFileSync(soffice, args, { stdio: 'ignore' });
  const made = readdirSync(out).find((name) => name.endsWith('.fods'))!;
  return readFileSync(path.join(out, made), 'utf8').match(/table:formula=/g)?.length ?? 0;
}

test.skipIf(!isLong)(
  'LibreOffice, told to evaluate formulas, finds none (long tier: it takes long to install and to start)',
  { timeout: 300_000 },
  async (ctx) => {
    const soffice = needTool(ctx, 'soffice');
    const unguarded = path.join(temporaryFolder(), 'unguarded.csv');
    writeFileSync(unguarded, '"x","=1+1"\r\n');
    expect(formulasIn(soffice, unguarded, ',')).toBe(1);
    await withHostileEntries(strings(seed, count), async ({ client }) => {
      const { out } = orThrow(await client('exportEntries', { format: 'csv' }));
      const figures = Object.fromEntries(
        Object.entries(separators).map(([name, separator]) => [name, formulasIn(soffice, out, separator)]),
      );
      report(
        'exports',
        `formulas in CSV, ${count} hostile strings, seed ${seed}, LibreOffice`,
        said(figures),
        '0',
      );
      expect(figures).toEqual({ comma: 0, semicolon: 0, tab: 0 });
    });
  },
);

test.for([
  ['no apostrophe', 'formulaStart.test(text) ?', 'false ?', 'comma'],
  ['only the comma is a separator', `.replaceAll(formulaWithin, "$1'")`, '', 'semicolon'],
] as const)('the mutant "%s" is caught', async ([name, line, becomes, separator], ctx) => {
  const python = needTool(ctx, 'python3');
  const file = 'electron/core/export/csv.ts';
  const { toCsv } = await mutantModule<typeof csv>(file, { file, line, becomes });
  const table = path.join(temporaryFolder(), 'table.csv');
  writeFileSync(table, toCsv(strings(20_100_309, 200).map((text) => ['x', text])));
  const figures = activeCells(python, table);
  report('exports', `mutant: ${name}, cells that act`, said(figures), 'over 0');
  expect(figures[separator]).toBeGreaterThan(0);
});

test(
  'petition and closing protocols: 0 active objects, and they are whole',
  { timeout: 300_000 },
  async (ctx) => {
    const [qpdf, pdftotext] = [needTool(ctx, 'qpdf'), needTool(ctx, 'pdftotext')];
    await withHostileEntries(strings(seed, count), async ({ client }, entries) => {
      const petition = orThrow(await client('petition', { layout: 'list' }));
      expect(petition.refused.filter(({ code }) => code !== 'undrawable')).toEqual([]);
      const files = [petition.out];
      const names = strings(seed + 1, tier(10, 60));
      for (const name of names) {
        orThrow(
          await client('closeMeeting', {}).then(
            (closed) => (closed.ok && files.push(closed.value.protocol), closed),
          ),
        );
        const opened = await client('openMeeting', { name, place: name, day: meeting.day });
        if (!opened.ok) {
          expect(opened.error.code).toBe('undrawable');
          orThrow(await client('openMeeting', meeting));
        }
      }
      const acting = files.filter((file) => active.test(objectsOf(qpdf, file)));
      const broken = files.filter((file) => spawnSync(qpdf, ['--check', file]).status !== 0);
      const read = files.map((file) =>
        execFileSync(pdftotext, ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }),
      );
      report(
        'exports',
        `PDF with ${entries.length} hostile entries and ${names.length} hostile meetings, seed ${seed}, qpdf`,
        `${files.length} files, ${petition.refused.length} entries not drawable, ${acting.length} act, ${broken.length} broken`,
        '0 act, 0 broken',
      );
      expect([acting, broken]).toEqual([[], []]);
      expect(read.every((text) => text.trim().length > 100)).toBe(true);
    });
  },
);
