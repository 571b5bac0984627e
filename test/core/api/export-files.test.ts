/** What the page may have shown by the system: nothing that was not made here, however the path is written. */
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import type * as coreModule from '../../../electron/core/index.ts';
import { mutantModule } from '../../support/mutant-module.ts';
import { sign } from '../../support/signings.ts';
import { type KioskOptions, withKiosk } from '../../support/with-kiosk.ts';

/** A host that notes what it is asked to show. */
function screenPort(shown: string[]): NonNullable<KioskOptions['ports']> {
  return {
    show: async (file, kind) => {
      shown.push(`${kind} ${path.basename(file)}`);
      return true;
    },
  };
}

const programs = ['run.desktop', 'run.exe', 'run.html', 'a.pdf.sh', 'b.pdf:run.exe', 'run', 'run.pdf:'];
const notAllowed = { ok: false, error: { code: 'not_allowed' } };

test('folders and files that were made here are shown, those of this desk wherever they lie, until it is locked', () => {
  const shown: string[] = [];
  return withKiosk({ meeting: true, ports: screenPort(shown) }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    await kiosk.unlock();
    const { client } = kiosk;
    expect(orThrow(await client('letterDesk', {}))).toMatchObject({
      opens: true,
      meetings: [{ day: '2010-03-20' }],
    });
    const letters = orThrow(await client('letters', { merged: true }));
    const table = orThrow(await client('exportEntries', { format: 'csv' }));
    const stick = orThrow(
      await client('petition', { layout: 'list', out: path.join(kiosk.folder('stick'), 'p.pdf') }),
    );
    for (const file of [letters.out, letters.merged!, table.out, stick.out])
      orThrow(await client('openExport', { file }));
    expect(shown).toEqual([
      'folder letters',
      'pdf harbour-strike-letters.pdf',
      'table harbour-strike-entries.csv',
      'pdf p.pdf',
    ]);
    expect(orThrow(await client('readExport', { file: stick.out })).pdf).toMatch(/^JVBER/);
    expect(await client('readExport', { file: table.out })).toEqual(notAllowed);

    await kiosk.unlock();
    orThrow(await client('openExport', { file: letters.out }));
    kiosk.core.lock();
    await kiosk.unlock();
    orThrow(await client('openExport', { file: letters.out }));
    expect(await client('openExport', { file: stick.out })).toEqual(notAllowed);
  });
});

/** Paths that a page which was taken over would try; each is there, and none may be shown. */
async function hostilePathsShown(options: KioskOptions = {}): Promise<string[]> {
  const shown: string[] = [];
  await withKiosk({ meeting: true, ...options, ports: screenPort(shown) }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    await kiosk.unlock();
    const { out } = orThrow(await kiosk.client('petition', { layout: 'list' }));
    const exports = path.dirname(out);
    const elsewhere = kiosk.folder('elsewhere');
    const foreign = path.join(elsewhere, 'x.pdf');
    writeFileSync(foreign, '%PDF');
    const beside = `${exports}-not`;
    mkdirSync(beside);
    copyFileSync(out, path.join(beside, 'y.pdf'));
    for (const name of programs) writeFileSync(path.join(exports, name), 'x');
    symlinkSync(foreign, path.join(exports, 'link.pdf'));
    symlinkSync(elsewhere, path.join(exports, 'linked'));
    symlinkSync(path.join(exports, 'run.desktop'), path.join(exports, 'inside.pdf'));
    const paths = [
      foreign,
      path.join(exports, '..', '..', 'elsewhere', 'x.pdf'),
      `${exports}/../settings.json`,
      `${exports}/../keys/harbour-strike.keys.age`,
      kiosk.dataFolder,
      path.join(beside, 'y.pdf'),
      'exports/harbour-strike-petition.pdf',
      path.relative(process.cwd(), out),
      `/${out}`,
      String.raw`\\server\share\x.pdf`,
      '//server/share/x.pdf',
      `file://${out}`,
      `${out}\0.pdf`,
      ...[...programs, 'link.pdf', 'linked', 'linked/x.pdf', 'inside.pdf', 'gone.pdf'].map((name) =>
        path.join(exports, name),
      ),
    ];
    for (const file of paths) {
      for (const call of ['openExport', 'readExport'] as const) {
        const result = await kiosk.client(call, { file });
        if (result.ok) shown.push(`${call} ${file}`);
        else expect([call, file, result.error.code]).toEqual([call, file, 'not_allowed']);
      }
    }
  });
  return shown;
}

test('nothing else is shown or read: no other folder, link, relative or foreign path, and no program', async () => {
  expect(await hostilePathsShown()).toEqual([]);
});

test.each([
  {
    line: 'return realpathSync(file);',
    becomes: 'return realpathSync(file) && path.normalize(file);',
  },
  { line: 'real.startsWith(exports + path.sep)', becomes: 'real.startsWith(exports)' },
  {
    line: 'return Object.hasOwn(kinds, ending) ? kinds[ending] : undefined;',
    becomes: "return kinds[ending] ?? 'table';",
  },
])('MUTANT: $becomes', async ({ line, becomes }) => {
  const { createCore: makeCore } = await mutantModule<typeof coreModule>('electron/core/index.ts', {
    file: 'electron/core/api/shown-path.ts',
    line,
    becomes,
  });
  expect((await hostilePathsShown({ makeCore })).length).toBeGreaterThan(0);
});

test('a host without a screen of its own opens nothing', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    await kiosk.unlock();
    const { out } = orThrow(await kiosk.client('petition', { layout: 'list' }));
    expect(orThrow(await kiosk.client('letterDesk', {})).opens).toBe(false);
    expect(await kiosk.client('openExport', { file: out })).toEqual(notAllowed);
  }));

test('what the system does not take is a refusal with a sentence', () =>
  withKiosk({ meeting: true, ports: { show: async () => false } }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    await kiosk.unlock();
    const { out } = orThrow(await kiosk.client('petition', { layout: 'list' }));
    expect(await kiosk.client('openExport', { file: out })).toMatchObject({
      error: { code: 'storage_failed' },
    });
  }));
