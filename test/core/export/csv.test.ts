import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { toCsv } from '../../../electron/core/export/csv.ts';
import { entryFor, sign, submitEntry } from '../../support/signings.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

const cell = (text: string): string => toCsv([[text]]).slice('\ufeff"'.length, -'"\r\n'.length);

test.each(['=1+1', '+49 30', '-5', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠x', ' =1', '   @x'])(
  'a cell that begins like %j gets an apostrophe',
  (text) => expect(cell(text)).toBe(`'${text}`),
);

test.each(['Grace O’Rourke', "O'Rourke", 'a=b', '1-2', 'x@example.org', '', '«Привет»', '٣'])(
  '%j stays as it is',
  (text) => expect(cell(text)).toBe(text),
);

test('quotes are doubled, commas, semicolons and lines stay inside', () => {
  expect(toCsv([['say "no"', 'a,b;c', 'line\r\nline']])).toBe(
    '\ufeff"say ""no""","a,b;c","line\r\nline"\r\n',
  );
});

test('every row ends in CRLF behind one byte order mark', () => {
  expect(
    toCsv([
      ['a', 'b'],
      ['c', 'd'],
    ]),
  ).toBe('\ufeff"a","b"\r\n"c","d"\r\n');
});

test.each([
  ['\t=1', "'\t'=1"],
  ['\r=1', "'\r'=1"],
  ['\n=1', "'\n'=1"],
  ['\tx', "'\tx"],
  ['a;=1', "a;'=1"],
  ['a\t=1', "a\t'=1"],
  ['a\n- b', "a\n'- b"],
  ['a; "＝1', 'a; ""\'＝1'],
  ['a=1; b', 'a=1; b'],
])('%j is %j, for those who separate by semicolon or tab', (text, written) =>
  expect(cell(text)).toBe(written),
);

const bare = (text: string): string => text.replaceAll("'", '');

/** A plain reader of RFC 4180 with every cell quoted. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, text, end] of csv.slice(1).matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)!.push(text!.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('whatever was typed, a reader gets it back, and nothing begins a formula', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=1', '"', '",="', '\r\n=1,"', '\t@'));
  fc.assert(
    fc.property(
      fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      (rows) => {
        const read = readCsv(toCsv(rows));
        expect(read.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)));
        for (const said of read.flat()) expect(said).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      },
    ),
    { numRuns: 300 },
  );
});

test('the export has a row per entry in the order of names, with the consents that were given', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    await sign(kiosk.client, campaign, { name: 'Zoé', consents: ['processing', 'publish'], letters: [] });
    await sign(kiosk.client, campaign, { name: 'Änne "Ä" Groß', fields: { branch: '=cmd' } });
    orThrow(
      await submitEntry(kiosk.client, campaign, { ...entryFor(campaign), name: '=HYPERLINK("http://x")' }),
    );
    await kiosk.unlock();
    const made = orThrow(await kiosk.client('exportEntries', { format: 'csv' }));
    expect(made).toMatchObject({ entries: 3, refused: [] });
    const [head, ...rows] = readCsv(readFileSync(made.out, 'utf8'));
    expect(head?.join(' | ')).toBe(
      'name | place | country | branch | visibility | letters | language | message | consent processing | consent publish | meeting | day | origin | version',
    );
    const column = (name: string): (string | undefined)[] => rows.map((row) => row[head!.indexOf(name)]);
    expect(column('name')).toEqual([`'=HYPERLINK("http://x")`, 'Änne "Ä" Groß', 'Zoé']);
    expect(column('branch')).toEqual(['', "'=cmd", '']);
    expect(column('letters')).toEqual(['solidarity protest', 'solidarity protest', '']);
    expect(column('consent publish')).toEqual(['no', 'no', 'yes']);
    expect(column('day')).toEqual(['2010-03-20', '2010-03-20', '2010-03-20']);
  }));

test('the JSON export says the same without the drawn signatures', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    await kiosk.unlock();
    const { out } = orThrow(await kiosk.client('exportEntries', { format: 'json' }));
    const { strokes: _, ...entry } = entryFor(kiosk.campaign.campaign);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual([entry]);
  }));
