/** Empty sheets to print: from any laptop at whose desk somebody is, without keys, for the campaign's languages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { fromBase64 } from '../../../electron/seal/bytes.ts';
import { hashOf } from '../../../electron/seal/hash.ts';
import { comparable, readBack } from '../../support/set-text.ts';
import { needTool } from '../../support/tools.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

test.for(['single', 'field'] as const)('on a %s laptop whose keys are not open', (campaign, ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  return withKiosk({ campaign, meeting: true }, async (kiosk) => {
    kiosk.openDesk();
    const { client } = kiosk;
    const made = orThrow(await client('printSheets', { sheets: 2 }));
    expect(made.out).toBe(path.join(kiosk.dataFolder, 'exports', 'harbour-strike-sheets'));
    expect(made.files.map(({ file, languages }) => [path.basename(file), languages])).toEqual([
      ['harbour-strike-slips-a4-en.pdf', ['en']],
      ['harbour-strike-slips-a4-kk.pdf', ['kk']],
    ]);
    expect(readdirSync(made.out)).toHaveLength(2);
    const [english] = made.files;
    const text = comparable(readBack(pdftotext, readFileSync(english!.file)));
    const { texts } = kiosk.campaign.campaign;
    for (const said of ['Stand with the dockers', 'Branch meeting', hashOf(texts['en']).slice(0, 16)])
      expect(text).toContain(said);
    expect(english!.pages).toBe(3);
    expect(english!.places).toBe(2 * 3);

    const out = path.join(kiosk.folder('paper'), 'all.pdf');
    const rows = orThrow(await client('printSheets', { form: 'rows', paper: 'letter', out }));
    expect(rows).toMatchObject({ out, files: [{ file: out, languages: ['en', 'kk'], pages: 2 }] });

    const { pdf, places } = orThrow(await client('previewSheets', { language: 'kk', form: 'rows' }));
    expect(readBack(pdftotext, fromBase64(pdf))).toContain('Докерлерді қолдайық');
    expect(places).toBeGreaterThanOrEqual(6);
  });
});

test('a language that the campaign does not have, and a desk that is not open', () =>
  withKiosk({}, async ({ client, openDesk, folder }) => {
    const out = folder('paper');
    expect(await client('printSheets', { out })).toMatchObject({ error: { code: 'not_allowed' } });
    openDesk();
    expect(await client('printSheets', { out, languages: ['de'] })).toEqual({
      ok: false,
      error: { code: 'not_found', detail: 'de' },
    });
    for (const sheets of [0, 201, 1.5])
      expect(await client('printSheets', { out, sheets })).toMatchObject({ error: { code: 'bad_input' } });
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
  }));
